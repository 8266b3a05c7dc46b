namespace WorkDistribution.Api.TaskRouting.Statistics;

/// <summary>How a queue was used, on the wire.</summary>
internal sealed record TaskQueueReportResponse(
    string TaskQueueSid,
    int TasksEntered,
    int ReservationsAccepted,
    double Utilization,
    double ShareOfAccepted,
    IReadOnlyDictionary<string, int> AcceptedByTaskChannel,
    IReadOnlyList<PreferenceResponse> RoutingSuccess);
