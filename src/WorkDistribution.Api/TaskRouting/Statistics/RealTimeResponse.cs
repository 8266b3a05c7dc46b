using System.Globalization;
using System.Text.Json.Serialization;
using WorkDistribution.TaskRouting.Statistics;

namespace WorkDistribution.Api.TaskRouting.Statistics;

/// <summary>How a workspace, queue or workflow stands, on the wire: a resource of its own, or part of one, where it names nothing. Each kind of subject has some counts of its own.</summary>
internal sealed record RealTimeResponse
{
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? AccountSid { get; init; }

    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? WorkspaceSid { get; init; }

    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? TaskQueueSid { get; init; }

    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? WorkflowSid { get; init; }

    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public IReadOnlyList<ActivityWorkersResponse>? ActivityStatistics { get; init; }

    public required int LongestTaskWaitingAge { get; init; }

    public required string? LongestTaskWaitingSid { get; init; }

    public required IReadOnlyDictionary<string, int> TasksByPriority { get; init; }

    public required IReadOnlyDictionary<string, int> TasksByStatus { get; init; }

    public required int TotalTasks { get; init; }

    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public int? TotalWorkers { get; init; }

    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public int? TotalAvailableWorkers { get; init; }

    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public int? TotalEligibleWorkers { get; init; }

    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public int? LongestRelativeTaskAgeInQueue { get; init; }

    /// <summary>Of queues; empty where none waits, so that it is there.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? LongestRelativeTaskSidInQueue { get; init; }

    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? Url { get; init; }

    /// <summary>As a part.</summary>
    public static RealTimeResponse Of(RealTimeStatistics statistics, StatisticsSubject subject)
    {
        var ofQueue = subject.TaskQueue is not null;
        return new RealTimeResponse
        {
            ActivityStatistics = subject.Workflow is null ? [.. statistics.ActivityStatistics.Select(WorkersRealTimeResponse.Of)] : null,
            LongestTaskWaitingAge = statistics.LongestTaskWaitingAge,
            LongestTaskWaitingSid = statistics.LongestTaskWaitingSid?.Value,
            TasksByPriority = statistics.TasksByPriority.ToDictionary(pair => pair.Key.ToString(CultureInfo.InvariantCulture), pair => pair.Value),
            TasksByStatus = statistics.TasksByStatus.ToDictionary(pair => RoutingWords.AssignmentStatus.Of(pair.Key), pair => pair.Value),
            TotalTasks = statistics.TotalTasks,
            TotalWorkers = subject.IsWorkspace ? statistics.TotalWorkers : null,
            TotalAvailableWorkers = ofQueue ? statistics.TotalAvailableWorkers : null,
            TotalEligibleWorkers = ofQueue ? statistics.TotalEligibleWorkers : null,
            LongestRelativeTaskAgeInQueue = ofQueue ? statistics.LongestRelativeTaskAgeInQueue : null,
            LongestRelativeTaskSidInQueue = ofQueue ? statistics.LongestRelativeTaskSidInQueue?.Value ?? "" : null,
        };
    }

    /// <summary>As a resource.</summary>
    public static RealTimeResponse Of(RealTimeStatistics statistics, StatisticsSubject subject, WorkspaceAddress address, string url) => Of(statistics, subject) with
    {
        AccountSid = address.Account.Value,
        WorkspaceSid = address.Sid.Value,
        TaskQueueSid = subject.TaskQueue?.Value,
        WorkflowSid = subject.Workflow?.Value,
        Url = url,
    };
}
