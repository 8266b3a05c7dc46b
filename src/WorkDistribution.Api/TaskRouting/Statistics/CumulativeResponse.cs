using System.Globalization;
using System.Text.Json.Serialization;
using WorkDistribution.Api.Formats;
using WorkDistribution.TaskRouting.Statistics;

namespace WorkDistribution.Api.TaskRouting.Statistics;

/// <summary>What happened in a workspace, queue or workflow, on the wire: a resource of its own, or part of one, where it names nothing. Each kind of subject has some counts of its own.</summary>
internal sealed record CumulativeResponse
{
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? AccountSid { get; init; }

    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? WorkspaceSid { get; init; }

    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? TaskQueueSid { get; init; }

    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? WorkflowSid { get; init; }

    public required string StartTime { get; init; }

    public required string EndTime { get; init; }

    public required long AvgTaskAcceptanceTime { get; init; }

    public required int ReservationsCreated { get; init; }

    public required int ReservationsAccepted { get; init; }

    public required int ReservationsRejected { get; init; }

    public required int ReservationsTimedOut { get; init; }

    public required int ReservationsCanceled { get; init; }

    public required int ReservationsRescinded { get; init; }

    /// <summary>By threshold; null where none was asked for.</summary>
    public required IReadOnlyDictionary<string, SplitResponse>? SplitByWaitTime { get; init; }

    public required DurationsResponse WaitDurationUntilAccepted { get; init; }

    public required DurationsResponse WaitDurationUntilCanceled { get; init; }

    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public DurationsResponse? WaitDurationInQueueUntilAccepted { get; init; }

    public required int TasksCanceled { get; init; }

    public required int TasksCompleted { get; init; }

    public required int TasksDeleted { get; init; }

    public required int TasksMoved { get; init; }

    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public int? TasksCreated { get; init; }

    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public int? TasksEntered { get; init; }

    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public int? TasksTimedOutInWorkflow { get; init; }

    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? Url { get; init; }

    /// <summary>As a part.</summary>
    public static CumulativeResponse Of(CumulativeStatistics statistics, StatisticsSubject subject) => new()
    {
        StartTime = WireDate.Iso(statistics.StartTime),
        EndTime = WireDate.Iso(statistics.EndTime),
        AvgTaskAcceptanceTime = statistics.WaitDurationUntilAccepted.Average,
        ReservationsCreated = statistics.Reservations.Created,
        ReservationsAccepted = statistics.Reservations.Accepted,
        ReservationsRejected = statistics.Reservations.Rejected,
        ReservationsTimedOut = statistics.Reservations.TimedOut,
        ReservationsCanceled = statistics.Reservations.Canceled,
        ReservationsRescinded = statistics.Reservations.Rescinded,
        SplitByWaitTime = statistics.SplitByWaitTime.IsDefaultOrEmpty
            ? null
            : statistics.SplitByWaitTime.ToDictionary(split => split.Threshold.ToString(CultureInfo.InvariantCulture), SplitResponse.Of),
        WaitDurationUntilAccepted = DurationsResponse.Of(statistics.WaitDurationUntilAccepted),
        WaitDurationUntilCanceled = DurationsResponse.Of(statistics.WaitDurationUntilCanceled),
        WaitDurationInQueueUntilAccepted = subject.TaskQueue is null ? null : DurationsResponse.Of(statistics.WaitDurationInQueueUntilAccepted),
        TasksCanceled = statistics.TasksCanceled,
        TasksCompleted = statistics.TasksCompleted,
        TasksDeleted = statistics.TasksDeleted,
        TasksMoved = statistics.TasksMoved,
        TasksCreated = subject.IsWorkspace ? statistics.TasksCreated : null,
        TasksEntered = subject.IsWorkspace ? null : statistics.TasksEntered,
        TasksTimedOutInWorkflow = subject.TaskQueue is null ? statistics.TasksTimedOutInWorkflow : null,
    };

    /// <summary>As a resource.</summary>
    public static CumulativeResponse Of(CumulativeStatistics statistics, StatisticsSubject subject, WorkspaceAddress address, string url) => Of(statistics, subject) with
    {
        AccountSid = address.Account.Value,
        WorkspaceSid = address.Sid.Value,
        TaskQueueSid = subject.TaskQueue?.Value,
        WorkflowSid = subject.Workflow?.Value,
        Url = url,
    };
}
