namespace WorkDistribution.Api.TaskRouting.Statistics;

/// <summary>How several queues stand, on the wire.</summary>
internal sealed record TaskQueueBulkResponse(string AccountSid, string WorkspaceSid, IReadOnlyList<RealTimeResponse> TaskQueueData, int TaskQueueResponseCount, string Url);
