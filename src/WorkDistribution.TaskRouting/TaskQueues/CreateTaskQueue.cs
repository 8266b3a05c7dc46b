using WorkDistribution.Core.Identity;
using WorkDistribution.TaskRouting.Workspaces;

namespace WorkDistribution.TaskRouting.TaskQueues;

/// <summary>Makes a queue.</summary>
/// <param name="FriendlyName">Its name, unique.</param>
/// <param name="TargetWorkers">Expression that selects its workers; null: all.</param>
/// <param name="MaxReservedWorkers">Offers at once, 1 to 50; null: 1.</param>
/// <param name="TaskOrder">Order within a priority; null: the workspace's.</param>
/// <param name="ReservationActivitySid">Activity while offered.</param>
/// <param name="AssignmentActivitySid">Activity while assigned.</param>
public sealed record CreateTaskQueue(
    string FriendlyName,
    string? TargetWorkers = null,
    int? MaxReservedWorkers = null,
    QueueOrder? TaskOrder = null,
    ActivitySid? ReservationActivitySid = null,
    ActivitySid? AssignmentActivitySid = null) : WorkspaceCommand<TaskQueueView>;
