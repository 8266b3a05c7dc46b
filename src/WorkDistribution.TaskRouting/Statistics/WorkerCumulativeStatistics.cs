using System.Collections.Immutable;

namespace WorkDistribution.TaskRouting.Statistics;

/// <summary>What a worker, or all workers, did within a period.</summary>
public sealed record WorkerCumulativeStatistics
{
    /// <summary>Begin of the period.</summary>
    public required DateTimeOffset StartTime { get; init; }

    /// <summary>End of the period.</summary>
    public required DateTimeOffset EndTime { get; init; }

    /// <summary>What became of their reservations; Accepted is tasks_assigned too.</summary>
    public required ReservationCounts Reservations { get; init; }

    /// <summary>activity_durations: stays in each activity, cut to the period; one for each activity of the workspace, by date of creation.</summary>
    public required ImmutableArray<ActivityDurations> ActivityDurations { get; init; }
}
