using System.Globalization;
using System.Text.Json;
using WorkDistribution.Core.Identity;
using WorkDistribution.TaskRouting.Events;

namespace WorkDistribution.TaskRouting.Statistics.Book;

/// <summary>What statistics need of an event: the same from one that was just committed and from one read back.</summary>
public readonly record struct StatisticsFact
{
    /// <summary>Minutes since 1970 UTC.</summary>
    public required long Minute { get; init; }

    /// <summary>Its number in the workspace.</summary>
    public required long Number { get; init; }

    /// <summary>What happened.</summary>
    public required EventType Type { get; init; }

    /// <summary>Where.</summary>
    public required WorkspaceSid Workspace { get; init; }

    /// <summary>The task channel; empty where none is concerned.</summary>
    public required string Channel { get; init; }

    /// <summary>The queue; of task-queue.moved the one left.</summary>
    public string? TaskQueue { get; init; }

    /// <summary>The workflow.</summary>
    public string? Workflow { get; init; }

    /// <summary>The worker.</summary>
    public string? Worker { get; init; }

    /// <summary>Whole seconds since the task was created.</summary>
    public int? Waited { get; init; }

    /// <summary>Whole seconds since it entered its queue.</summary>
    public int? WaitedInQueue { get; init; }

    /// <summary>Whole seconds since its reservation was accepted.</summary>
    public int? Worked { get; init; }

    /// <summary>Preference level of the target.</summary>
    public string? Preference { get; init; }

    /// <summary>The stay in an activity that ended.</summary>
    public ActivitySpan? Span { get; init; }

    /// <summary>Of an event that was just committed.</summary>
    public static StatisticsFact From(RoutingEvent from) => Make(
        from.Number,
        from.Type,
        from.Time,
        from.Workspace.Sid,
        from.Task?.Task.TaskChannelSid ?? from.WorkerChannel?.Channel.TaskChannelSid,
        from.TaskQueue?.Sid ?? from.Task?.Task.TaskQueueSid,
        from.Workflow?.Sid ?? from.Task?.Task.WorkflowSid,
        from.Worker?.Worker.Sid,
        from.Task?.Task.DateCreated,
        from.Task?.Task.TaskQueueEnteredDate,
        from.Reservation?.DateAccepted,
        new Extras(from, null));

    /// <summary>Of an event that was read back.</summary>
    public static StatisticsFact From(EventRecord from) => Make(
        from.Number,
        from.Type,
        from.Time,
        from.WorkspaceSid,
        from.TaskChannelSid,
        from.TaskQueueSid,
        from.WorkflowSid,
        from.WorkerSid,
        from.TaskDateCreated,
        from.TaskQueueEnteredDate,
        from.ReservationDateAccepted,
        new Extras(null, from.Data));

    private static StatisticsFact Make(
        long number,
        EventType type,
        DateTimeOffset time,
        WorkspaceSid workspace,
        TaskChannelSid? channel,
        TaskQueueSid? queue,
        WorkflowSid? workflow,
        WorkerSid? worker,
        DateTimeOffset? created,
        DateTimeOffset? entered,
        DateTimeOffset? accepted,
        Extras extras) => new()
        {
            Minute = time.ToUnixTimeSeconds() / 60,
            Number = number,
            Type = type,
            Workspace = workspace,
            Channel = channel?.Value ?? "",
            TaskQueue = type == EventType.TaskQueueMoved ? extras["previous_task_queue_sid"] ?? queue?.Value : queue?.Value,
            Workflow = workflow?.Value,
            Worker = worker?.Value,
            Waited = Seconds(created, time),
            WaitedInQueue = Seconds(entered, time),
            Worked = Seconds(accepted, time),
            Preference = type == EventType.ReservationAccepted ? extras["preference_level"] : null,
            Span = (type is EventType.WorkerActivityUpdate or EventType.WorkerDeleted) && worker is { } sid ? Left(sid, time, extras) : null,
        };

    private static int? Seconds(DateTimeOffset? since, DateTimeOffset time) =>
        since is { } set ? (int)Math.Clamp((time.ToUnixTimeMilliseconds() - set.ToUnixTimeMilliseconds()) / 1000, 0, int.MaxValue) : null;

    private static ActivitySpan? Left(WorkerSid worker, DateTimeOffset time, Extras extras) =>
        extras["worker_previous_activity_sid"] is { } activity
        && long.TryParse(extras["worker_time_in_previous_activity_ms"], NumberStyles.None, CultureInfo.InvariantCulture, out var milliseconds)
        && milliseconds > 0
            ? new ActivitySpan(worker, new ActivitySid(activity), time.ToUnixTimeMilliseconds() - milliseconds, time.ToUnixTimeMilliseconds())
            : null;

    /// <summary>What only some events have, from where it is.</summary>
    private readonly struct Extras(RoutingEvent? told, string? data)
    {
        public string? this[string name]
        {
            get
            {
                if (told is null)
                {
                    using var document = JsonDocument.Parse(data!);
                    return document.RootElement.TryGetProperty(name, out var found) ? found.GetString() : null;
                }

                foreach (var (key, value) in told.Extra)
                {
                    if (string.Equals(key, name, StringComparison.Ordinal))
                    {
                        return value;
                    }
                }

                return null;
            }
        }
    }
}
