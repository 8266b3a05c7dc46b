using System.Text.Json.Serialization;

namespace WorkDistribution.Api.TaskRouting.Statistics;

/// <summary>Both kinds of statistics of a workspace, queue or workflow on the wire; those in a list of queues have no address.</summary>
internal sealed record StatisticsResponse
{
    public required string AccountSid { get; init; }

    public required string WorkspaceSid { get; init; }

    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? TaskQueueSid { get; init; }

    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? WorkflowSid { get; init; }

    public required CumulativeResponse Cumulative { get; init; }

    public required RealTimeResponse Realtime { get; init; }

    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? Url { get; init; }
}
