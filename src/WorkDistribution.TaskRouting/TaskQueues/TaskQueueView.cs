using WorkDistribution.TaskRouting.Workspaces;

namespace WorkDistribution.TaskRouting.TaskQueues;

/// <summary>A queue with what the wire shows beside it.</summary>
public sealed record TaskQueueView
{
    /// <summary>The queue.</summary>
    public required TaskQueue Queue { get; init; }

    /// <summary>Name of the reservation activity.</summary>
    public string? ReservationActivityName { get; init; }

    /// <summary>Name of the assignment activity.</summary>
    public string? AssignmentActivityName { get; init; }

    /// <summary>The order that holds, the workspace's where the queue has none.</summary>
    public required QueueOrder TaskOrder { get; init; }
}
