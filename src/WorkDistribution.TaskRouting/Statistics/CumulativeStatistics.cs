using System.Collections.Immutable;

namespace WorkDistribution.TaskRouting.Statistics;

/// <summary>What happened within a period in a workspace, queue or workflow. The wire shows: tasks_created of a workspace only, tasks_entered of queues and workflows,
/// wait_duration_in_queue_until_accepted of queues, tasks_timed_out_in_workflow of workspaces and workflows.</summary>
public sealed record CumulativeStatistics
{
    /// <summary>Begin of the period.</summary>
    public required DateTimeOffset StartTime { get; init; }

    /// <summary>End of the period.</summary>
    public required DateTimeOffset EndTime { get; init; }

    /// <summary>What became of reservations.</summary>
    public required ReservationCounts Reservations { get; init; }

    /// <summary>tasks_created.</summary>
    public required int TasksCreated { get; init; }

    /// <summary>tasks_entered: how often a task entered the queue, or the workflow.</summary>
    public required int TasksEntered { get; init; }

    /// <summary>tasks_moved: how often a task left a queue for another (of a queue: left it).</summary>
    public required int TasksMoved { get; init; }

    /// <summary>tasks_canceled.</summary>
    public required int TasksCanceled { get; init; }

    /// <summary>tasks_completed.</summary>
    public required int TasksCompleted { get; init; }

    /// <summary>tasks_deleted, by request or by the system.</summary>
    public required int TasksDeleted { get; init; }

    /// <summary>tasks_timed_out_in_workflow.</summary>
    public required int TasksTimedOutInWorkflow { get; init; }

    /// <summary>wait_duration_until_accepted: from creation. Its average is avg_task_acceptance_time.</summary>
    public required DurationStatistics WaitDurationUntilAccepted { get; init; }

    /// <summary>wait_duration_until_canceled: from creation.</summary>
    public required DurationStatistics WaitDurationUntilCanceled { get; init; }

    /// <summary>wait_duration_in_queue_until_accepted: from entering the queue.</summary>
    public required DurationStatistics WaitDurationInQueueUntilAccepted { get; init; }

    /// <summary>split_by_wait_time: one for each threshold asked for, in that order.</summary>
    public required ImmutableArray<WaitTimeSplit> SplitByWaitTime { get; init; }
}
