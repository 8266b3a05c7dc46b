using System.Text.Json.Serialization;
using WorkDistribution.Api.Formats;
using WorkDistribution.TaskRouting.Statistics;

namespace WorkDistribution.Api.TaskRouting.Statistics;

/// <summary>What workers did, on the wire: a resource of its own, or part of one, where it names nothing.</summary>
internal sealed record WorkersCumulativeResponse
{
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? AccountSid { get; init; }

    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? WorkspaceSid { get; init; }

    public required string StartTime { get; init; }

    public required string EndTime { get; init; }

    public required IReadOnlyList<ActivityDurationsResponse> ActivityDurations { get; init; }

    public required int ReservationsCreated { get; init; }

    public required int ReservationsAccepted { get; init; }

    public required int ReservationsRejected { get; init; }

    public required int ReservationsTimedOut { get; init; }

    public required int ReservationsCanceled { get; init; }

    public required int ReservationsRescinded { get; init; }

    /// <summary>Only as a part.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public int? TasksAssigned { get; init; }

    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? Url { get; init; }

    public static WorkersCumulativeResponse Of(WorkerCumulativeStatistics statistics) => new()
    {
        StartTime = WireDate.Iso(statistics.StartTime),
        EndTime = WireDate.Iso(statistics.EndTime),
        ActivityDurations =
        [
            .. statistics.ActivityDurations.Select(activity => new ActivityDurationsResponse(
                activity.Sid.Value,
                activity.FriendlyName,
                activity.Durations.Average,
                activity.Durations.Minimum,
                activity.Durations.Maximum,
                activity.Durations.Total)),
        ],
        ReservationsCreated = statistics.Reservations.Created,
        ReservationsAccepted = statistics.Reservations.Accepted,
        ReservationsRejected = statistics.Reservations.Rejected,
        ReservationsTimedOut = statistics.Reservations.TimedOut,
        ReservationsCanceled = statistics.Reservations.Canceled,
        ReservationsRescinded = statistics.Reservations.Rescinded,
        TasksAssigned = statistics.Reservations.Accepted,
    };
}
