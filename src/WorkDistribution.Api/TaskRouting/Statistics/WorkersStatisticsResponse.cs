using System.Text.Json.Serialization;

namespace WorkDistribution.Api.TaskRouting.Statistics;

/// <summary>Statistics of a worker, or of workers, which have a part of now too, on the wire.</summary>
internal sealed record WorkersStatisticsResponse(
    string AccountSid,
    string WorkspaceSid,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] string? WorkerSid,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] WorkersRealTimeResponse? Realtime,
    WorkersCumulativeResponse Cumulative,
    string Url);
