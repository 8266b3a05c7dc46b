using WorkDistribution.Core.Identity;

namespace WorkDistribution.TaskRouting.Workspaces;

/// <summary>Changes the workspace. Null keeps what is set, an empty text clears it.</summary>
/// <param name="FriendlyName">New name.</param>
/// <param name="DefaultActivitySid">Activity of new workers.</param>
/// <param name="TimeoutActivitySid">Activity after a time-out.</param>
/// <param name="EventCallbackUrl">Where events are sent.</param>
/// <param name="EventsFilter">Which events are sent.</param>
/// <param name="MultiTaskEnabled">Several tasks at once. Turning it off while a worker has several is refused.</param>
/// <param name="PrioritizeQueueOrder">Order within a priority.</param>
public sealed record UpdateWorkspace(
    string? FriendlyName = null,
    ActivitySid? DefaultActivitySid = null,
    ActivitySid? TimeoutActivitySid = null,
    string? EventCallbackUrl = null,
    string? EventsFilter = null,
    bool? MultiTaskEnabled = null,
    QueueOrder? PrioritizeQueueOrder = null) : WorkspaceCommand<WorkspaceView>;
