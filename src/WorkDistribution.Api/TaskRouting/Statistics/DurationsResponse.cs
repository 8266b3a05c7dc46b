using WorkDistribution.TaskRouting.Statistics;

namespace WorkDistribution.Api.TaskRouting.Statistics;

/// <summary>Durations in seconds on the wire.</summary>
internal sealed record DurationsResponse(long Avg, long Min, long Max, long Total)
{
    public static DurationsResponse Of(DurationStatistics durations) => new(durations.Average, durations.Minimum, durations.Maximum, durations.Total);
}
