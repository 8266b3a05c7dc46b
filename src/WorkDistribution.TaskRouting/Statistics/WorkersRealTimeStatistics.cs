using System.Collections.Immutable;

namespace WorkDistribution.TaskRouting.Statistics;

/// <summary>What workers are doing now.</summary>
/// <param name="ActivityStatistics">Workers by activity, of every activity.</param>
/// <param name="TotalWorkers">All of them.</param>
public sealed record WorkersRealTimeStatistics(ImmutableArray<ActivityWorkers> ActivityStatistics, int TotalWorkers);
