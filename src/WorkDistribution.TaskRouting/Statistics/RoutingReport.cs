using System.Collections.Immutable;

namespace WorkDistribution.TaskRouting.Statistics;

/// <summary>How well work was distributed within a period (R3-54).</summary>
public sealed record RoutingReport
{
    /// <summary>Begin of the period.</summary>
    public required DateTimeOffset StartTime { get; init; }

    /// <summary>End of the period.</summary>
    public required DateTimeOffset EndTime { get; init; }

    /// <summary>Accepted tasks by the preference level that the workflow's target marks, such as preferred, secondary, last resort; unmarked ones have an empty level. The most frequent first.</summary>
    public required ImmutableArray<PreferenceCount> RoutingSuccess { get; init; }

    /// <summary>Workers who were offered something, the busiest first; at most 1,000.</summary>
    public required ImmutableArray<WorkerReport> Workers { get; init; }

    /// <summary>Queues that a task entered or was accepted from, the busiest first.</summary>
    public required ImmutableArray<TaskQueueReport> TaskQueues { get; init; }
}
