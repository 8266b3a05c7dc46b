using WorkDistribution.Core.Identity;
using WorkDistribution.TaskRouting.Events;
using WorkDistribution.TaskRouting.Rehearsal.Replay;
using WorkDistribution.TaskRouting.Reservations;
using WorkDistribution.TaskRouting.Tasks;

namespace WorkDistribution.TaskRouting.Rehearsal.Recording;

/// <summary>Folds events into the tasks of a period and what their owners did with them.</summary>
/// <param name="period">What is filled.</param>
internal sealed class TaskRecords(RehearsalPeriod period)
{
    private readonly HashSet<TaskSid> _seen = [];

    /// <summary>Whether an event of it was seen.</summary>
    public bool IsKnown(TaskSid sid) => _seen.Contains(sid);

    /// <summary>An event of a task, or of an offer of it.</summary>
    public void Read(EventRecord happened, TaskSid sid, RecordedData data, bool late)
    {
        if ((late && !(happened.TaskDateCreated < period.From)) || See(happened, sid, data) is not { } task || late)
        {
            return;
        }

        task.Queue ??= happened.TaskQueueSid;
        switch (happened.Type)
        {
            case EventType.TaskUpdated:
                NoteUpdate(happened, sid, data);
                break;
            case EventType.TaskCanceled when data.Optional("task_canceled_reason") is var reason && TaskEnds.Of(reason) == TaskEnd.Canceled:
                period.Changes.Add(new RecordedChange.TaskGivenUp(happened.Time, happened.Number, sid, reason, IsRemoved: false));
                break;
            case EventType.TaskDeleted:
                period.Changes.Add(new RecordedChange.TaskGivenUp(happened.Time, happened.Number, sid, null, IsRemoved: true));
                break;
        }
    }

    /// <summary>An event of a task that was accepted before the period: its worker was busy with it.</summary>
    public void Hold(EventRecord happened, TaskSid sid, WorkerSid worker, ReservationSid reservation, RecordedData data)
    {
        _seen.Add(sid);
        if (happened.TaskQueueSid is not { } queue)
        {
            return;
        }

        var end = happened.Type is EventType.ReservationCompleted or EventType.ReservationCanceled
            ? new RecordedEnd(happened.Time, happened.Number, IsHandBack: happened.Type == EventType.ReservationCanceled)
            : null;
        period.Held[sid] = period.Held.TryGetValue(sid, out var held)
            ? held with { End = end ?? held.End }
            : new(TaskOf(happened, sid, data, isCarriedOver: true), worker, reservation, queue, happened.ReservationDateAccepted!.Value, end);
    }

    /// <summary>A task that was accepted before the period and is worked on still.</summary>
    public void Hold(WorkTask task, Reservation reservation)
    {
        _seen.Add(task.Sid);
        period.Held.TryAdd(task.Sid, new(TaskOf(task), reservation.WorkerSid, reservation.Sid, reservation.TaskQueueSid, reservation.DateAccepted!.Value, null));
    }

    /// <summary>A task that was made before the period and waits still: unless events told otherwise, it waited all the time.</summary>
    public void CarryOver(WorkTask task)
    {
        if (_seen.Add(task.Sid))
        {
            period.Tasks.Add(task.Sid, TaskOf(task));
        }
    }

    private static RecordedTask TaskOf(WorkTask task) => new()
    {
        Sid = task.Sid,
        Created = task.DateCreated,
        Workflow = task.WorkflowSid,
        Queue = task.TaskQueueSid,
        Channel = task.TaskChannelSid,
        Facts = new(task.Attributes, task.Priority - task.RaisedBy, task.VirtualStartTime),
        IsCarriedOver = true,
        Timeout = task.Timeout,
        RoutingTarget = task.RoutingTarget,
        IgnoreCapacity = task.IgnoreCapacity,
    };

    private static RecordedTask TaskOf(EventRecord happened, TaskSid sid, RecordedData data, bool isCarriedOver) => new()
    {
        Sid = sid,
        Created = happened.TaskDateCreated ?? happened.Time,
        Workflow = happened.WorkflowSid,
        Queue = happened.TaskQueueSid,
        Channel = happened.TaskChannelSid ?? default,
        Facts = data.Task(),
        IsCarriedOver = isCarriedOver,
        Timeout = (int?)data.Number("task_timeout"),
        RoutingTarget = data.Optional("task_routing_target"),
        IgnoreCapacity = data.Text("task_ignore_capacity") == "true",
    };

    /// <summary>The task, made known by its first event: it is new, or waited when the period began. null: it was at a worker then.</summary>
    private RecordedTask? See(EventRecord happened, TaskSid sid, RecordedData data)
    {
        if (!_seen.Add(sid))
        {
            return period.Find(sid);
        }

        var isNew = happened.Type == EventType.TaskCreated;
        if (!isNew && !WasWaiting(happened, data))
        {
            return null;
        }

        var task = TaskOf(happened, sid, data, isCarriedOver: !isNew);
        period.Tasks.Add(sid, task);
        if (isNew)
        {
            period.Changes.Add(new RecordedChange.TaskComes(happened.Time, happened.Number, task));
        }

        return task;
    }

    private static bool WasWaiting(EventRecord happened, RecordedData data) =>
        happened.Type == EventType.ReservationAccepted
        || (AssignmentStatuses.TryParse(data.Text("task_assignment_status"), out var status) && status is AssignmentStatus.Pending or AssignmentStatus.Reserved or AssignmentStatus.Canceled);

    private void NoteUpdate(EventRecord happened, TaskSid sid, RecordedData data)
    {
        var given = data.Text("task_given").Split(',');
        var told = data.Task();
        if (given is not [""])
        {
            period.Changes.Add(new RecordedChange.TaskChanges(
                happened.Time,
                happened.Number,
                sid,
                given.Contains("attributes") ? told.Attributes : null,
                given.Contains("priority") ? told.Priority : null,
                given.Contains("task_channel") ? happened.TaskChannelSid : null,
                given.Contains("virtual_start_time") ? told.VirtualStart : null));
        }
    }
}
