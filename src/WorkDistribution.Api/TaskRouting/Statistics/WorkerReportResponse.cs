namespace WorkDistribution.Api.TaskRouting.Statistics;

/// <summary>What one worker did, on the wire.</summary>
internal sealed record WorkerReportResponse(
    string WorkerSid,
    int ReservationsCreated,
    int ReservationsAccepted,
    int ReservationsRejected,
    int ReservationsTimedOut,
    int ReservationsCanceled,
    int ReservationsRescinded,
    int ReservationsCompleted,
    double AcceptedPerHour,
    DurationsResponse WorkTime,
    IReadOnlyDictionary<string, int> AcceptedByTaskChannel);
