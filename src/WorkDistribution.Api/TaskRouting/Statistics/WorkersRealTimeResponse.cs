using System.Text.Json.Serialization;
using WorkDistribution.TaskRouting.Statistics;

namespace WorkDistribution.Api.TaskRouting.Statistics;

/// <summary>What workers are doing, on the wire: a resource of its own, or part of one, where it names nothing.</summary>
internal sealed record WorkersRealTimeResponse
{
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? AccountSid { get; init; }

    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? WorkspaceSid { get; init; }

    public required IReadOnlyList<ActivityWorkersResponse> ActivityStatistics { get; init; }

    public required int TotalWorkers { get; init; }

    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? Url { get; init; }

    public static WorkersRealTimeResponse Of(WorkersRealTimeStatistics statistics) => new()
    {
        ActivityStatistics = [.. statistics.ActivityStatistics.Select(Of)],
        TotalWorkers = statistics.TotalWorkers,
    };

    public static ActivityWorkersResponse Of(ActivityWorkers activity) => new(activity.Sid.Value, activity.FriendlyName, activity.Workers);
}
