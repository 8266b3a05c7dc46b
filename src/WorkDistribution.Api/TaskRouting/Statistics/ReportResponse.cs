namespace WorkDistribution.Api.TaskRouting.Statistics;

/// <summary>How well work was distributed, on the wire (R3-54). Not part of the wire API.</summary>
internal sealed record ReportResponse(
    string AccountSid,
    string WorkspaceSid,
    string StartTime,
    string EndTime,
    IReadOnlyList<PreferenceResponse> RoutingSuccess,
    IReadOnlyList<WorkerReportResponse> Workers,
    IReadOnlyList<TaskQueueReportResponse> TaskQueues,
    string Url);
