using WorkDistribution.TaskRouting.TaskQueues;

namespace WorkDistribution.TaskRouting.Statistics;

/// <summary>A queue with both kinds of statistics.</summary>
/// <param name="Queue">The queue.</param>
/// <param name="Cumulative">Within the period.</param>
/// <param name="RealTime">Now.</param>
public sealed record TaskQueueStatistics(TaskQueue Queue, CumulativeStatistics Cumulative, RealTimeStatistics RealTime);
