using WorkDistribution.Core.Identity;
using WorkDistribution.TaskRouting.Workspaces;

namespace WorkDistribution.TaskRouting.TaskQueues;

/// <summary>Changes a queue; null keeps what is set.</summary>
/// <param name="Sid">Which.</param>
/// <param name="FriendlyName">New name.</param>
/// <param name="TargetWorkers">New expression: membership changes at once (R3-42).</param>
/// <param name="MaxReservedWorkers">Offers at once.</param>
/// <param name="TaskOrder">Order within a priority.</param>
/// <param name="ReservationActivitySid">Activity while offered.</param>
/// <param name="AssignmentActivitySid">Activity while assigned.</param>
public sealed record UpdateTaskQueue(
    TaskQueueSid Sid,
    string? FriendlyName = null,
    string? TargetWorkers = null,
    int? MaxReservedWorkers = null,
    QueueOrder? TaskOrder = null,
    ActivitySid? ReservationActivitySid = null,
    ActivitySid? AssignmentActivitySid = null) : WorkspaceCommand<TaskQueueView>;
