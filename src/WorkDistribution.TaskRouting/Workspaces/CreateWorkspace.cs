namespace WorkDistribution.TaskRouting.Workspaces;

/// <summary>Makes a workspace with the activities Offline, Available and Unavailable and the task channels default, voice, chat, sms and video.</summary>
/// <param name="FriendlyName">Its name, unique in the account.</param>
/// <param name="EventCallbackUrl">Where events are sent; null: nowhere.</param>
/// <param name="EventsFilter">Event types that are sent, comma-separated; null: all.</param>
/// <param name="MultiTaskEnabled">Whether workers take several tasks at once; null: true.</param>
/// <param name="Template">What it starts with.</param>
/// <param name="PrioritizeQueueOrder">Order of tasks of the same priority; null: FIFO.</param>
public sealed record CreateWorkspace(
    string FriendlyName,
    string? EventCallbackUrl = null,
    string? EventsFilter = null,
    bool? MultiTaskEnabled = null,
    WorkspaceTemplate Template = WorkspaceTemplate.None,
    QueueOrder? PrioritizeQueueOrder = null);
