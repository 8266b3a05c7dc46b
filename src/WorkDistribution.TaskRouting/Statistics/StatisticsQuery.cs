using System.Collections.Immutable;

namespace WorkDistribution.TaskRouting.Statistics;

/// <summary>What cumulative statistics are asked for.</summary>
public sealed record StatisticsQuery
{
    /// <summary>Length of the period in minutes where StartDate is not given, at least 1. Default 15.</summary>
    public int? Minutes { get; init; }

    /// <summary>Begin of the period; null: Minutes before its end.</summary>
    public DateTimeOffset? StartDate { get; init; }

    /// <summary>End of the period; null: now.</summary>
    public DateTimeOffset? EndDate { get; init; }

    /// <summary>Only what concerns tasks of this channel (identifier or unique name); null: all.</summary>
    public string? TaskChannel { get; init; }

    /// <summary>Thresholds in whole seconds of which accepted and cancelled tasks are counted above and below; in the order shown.</summary>
    public ImmutableArray<int> SplitByWaitTime { get; init; } = [];
}
