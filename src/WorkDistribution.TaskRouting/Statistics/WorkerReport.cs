using System.Collections.Immutable;
using WorkDistribution.Core.Identity;

namespace WorkDistribution.TaskRouting.Statistics;

/// <summary>What one worker did within a period.</summary>
/// <param name="Sid">The worker, who may have been deleted since.</param>
/// <param name="Reservations">What became of the offers.</param>
/// <param name="Completed">Reservations completed.</param>
/// <param name="AcceptedPerHour">Accepted tasks an hour of the period.</param>
/// <param name="WorkTime">Durations from accepting to completing.</param>
/// <param name="AcceptedByChannel">Accepted tasks by task channel: the kinds of work.</param>
public sealed record WorkerReport(
    WorkerSid Sid,
    ReservationCounts Reservations,
    int Completed,
    double AcceptedPerHour,
    DurationStatistics WorkTime,
    ImmutableArray<ChannelCount> AcceptedByChannel);
