namespace WorkDistribution.TaskRouting.Statistics;

/// <summary>Durations in whole seconds: avg, min, max, total on the wire. All 0 when there was none.</summary>
/// <param name="Average">Mean, truncated.</param>
/// <param name="Minimum">The shortest.</param>
/// <param name="Maximum">The longest.</param>
/// <param name="Total">Their sum.</param>
public sealed record DurationStatistics(long Average, long Minimum, long Maximum, long Total)
{
    /// <summary>Of nothing.</summary>
    public static DurationStatistics None { get; } = new(0, 0, 0, 0);
}
