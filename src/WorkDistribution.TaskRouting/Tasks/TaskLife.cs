using WorkDistribution.TaskRouting.Events;
using WorkDistribution.TaskRouting.Matching;
using WorkDistribution.TaskRouting.Reservations;
using WorkDistribution.TaskRouting.Workspaces;

namespace WorkDistribution.TaskRouting.Tasks;

/// <summary>What becomes of tasks: every change of one goes through here, so that figures, order and timers follow.</summary>
/// <param name="core">The workspace.</param>
internal sealed class TaskLife(WorkspaceCore core)
{
    /// <summary>Why the system cancels a task that lived too long.</summary>
    public const string TimeoutReason = "Task TTL Exceeded";

    /// <summary>Takes in a task, new or read back.</summary>
    public void Admit(TaskState task)
    {
        core.State.Add(task);
        Count(task, 1);
        Order(task);
    }

    /// <summary>Keeps a changed record.</summary>
    public void Set(TaskState task, WorkTask changed)
    {
        var before = task.Task;
        var recount = before.AssignmentStatus != changed.AssignmentStatus
            || before.Priority != changed.Priority
            || before.TaskQueueSid != changed.TaskQueueSid
            || before.TaskChannelSid != changed.TaskChannelSid
            || before.StartTime != changed.StartTime
            || before.TaskQueueEnteredDate != changed.TaskQueueEnteredDate;
        if (recount)
        {
            Count(task, -1);
            Leave(task);
            if (before.TaskChannelSid != changed.TaskChannelSid)
            {
                task.Channel.Tasks--;
                task.Channel = core.State.Channels.Find(changed.TaskChannelSid.Value)!;
                task.Channel.Tasks++;
            }

            if (before.TaskQueueSid != changed.TaskQueueSid)
            {
                task.Queue = core.State.Queues.Find(changed.TaskQueueSid?.Value);
            }
        }

        task.Task = changed with { Version = before.Version + 1, DateUpdated = core.Now };
        if (recount)
        {
            Count(task, 1);
            Order(task);
            Matcher.Moved(task);
        }

        core.Changes.Note(task);
    }

    /// <summary>All its offers are gone: it waits again.</summary>
    public void Wait(TaskState task)
    {
        if (task.Task.AssignmentStatus != AssignmentStatus.Pending)
        {
            Set(task, task.Task with { AssignmentStatus = AssignmentStatus.Pending });
        }

        core.Routing.Resume(task);
        SetTimer(task);
    }

    /// <summary>Gives a task up: its offers are cancelled with it.</summary>
    public void Cancel(TaskState task, string? reason)
    {
        core.Matcher.Withdraw(task);
        foreach (var reservation in Live(task))
        {
            core.Reservations.End(reservation, ReservationStatus.Canceled, EventType.ReservationCanceled);
        }

        Set(task, task.Task with { AssignmentStatus = AssignmentStatus.Canceled, Reason = reason ?? task.Task.Reason, DateEnded = core.Now });
        core.Events.Task(EventType.TaskCanceled, task);
        Ended(task);
    }

    /// <summary>Ends a task as done, with the reservations it was accepted by.</summary>
    public void Complete(TaskState task, string? reason)
    {
        core.Matcher.Withdraw(task);
        foreach (var reservation in Live(task))
        {
            core.Reservations.End(reservation, ReservationStatus.Completed, EventType.ReservationCompleted);
        }

        Done(task, reason);
    }

    /// <summary>Ends a task whose last reservation is done.</summary>
    public void Done(TaskState task, string? reason)
    {
        Set(task, task.Task with { AssignmentStatus = AssignmentStatus.Completed, Reason = reason ?? task.Task.Reason, DateEnded = core.Now });
        core.Events.Task(EventType.TaskCompleted, task);
        Ended(task);
    }

    /// <summary>Removes a task.</summary>
    public void Remove(TaskState task, EventType? type, string? reason = null)
    {
        core.Matcher.Withdraw(task);
        foreach (var reservation in Live(task))
        {
            core.Reservations.End(reservation, ReservationStatus.Canceled, EventType.ReservationCanceled);
        }

        if (type is { } told)
        {
            core.Events.Task(told, task, reason is null ? [] : [Extra.Of("task_deleted_reason", reason)]);
        }

        Count(task, -1);
        Leave(task);
        core.Routing.Forget(task);
        core.Timers.Remove(task);
        core.State.Remove(task);
        core.Changes.NoteRemoved(task);
        foreach (var reservation in task.Reservations)
        {
            core.Timers.Remove(reservation);
            core.Changes.NoteRemoved(reservation);
        }
    }

    /// <summary>Removes tasks that ended long enough ago, and the earliest of too many.</summary>
    public void RemoveEnded()
    {
        var ended = core.State.Ended;
        while (ended.TryPeek(out var task)
            && (task.IsRemoved || ended.Count > core.Options.MaxEndedTasks || task.Task.DateEnded + core.Options.EndedTaskRetention <= core.Now))
        {
            ended.Dequeue();
            if (!task.IsRemoved)
            {
                Remove(task, null);
            }
        }
    }

    /// <summary>When the next ended task is to be removed.</summary>
    public DateTimeOffset? NextRemoval => core.State.Ended.TryPeek(out var task) ? task.Task.DateEnded + core.Options.EndedTaskRetention : null;

    /// <summary>Sets when a task is looked at again.</summary>
    public void SetTimer(TaskState task)
    {
        DateTimeOffset? due = task.Task.AssignmentStatus switch
        {
            AssignmentStatus.Pending or AssignmentStatus.Reserved => Earlier(EndOfLife(task), core.Routing.NextDue(task)),
            AssignmentStatus.Assigned or AssignmentStatus.Wrapping => EndOfAssignment(task),
            _ => null,
        };
        core.Timers.Set(task, due);
    }

    /// <summary>A task's time has come.</summary>
    public void OnTime(TaskState task)
    {
        core.Actor = Actor.System;
        if (task.IsOpen)
        {
            if (EndOfLife(task) <= core.Now)
            {
                core.Events.Task(EventType.WorkflowTimeout, task);
                Cancel(task, TimeoutReason);
                return;
            }

            core.Routing.OnTime(task);
        }
        else if (!task.IsEnded && EndOfAssignment(task) <= core.Now)
        {
            Remove(task, EventType.TaskSystemDeleted, "Assigned too long");
            return;
        }

        SetTimer(task);
    }

    /// <summary>Its live reservations; a copy, for they end meanwhile.</summary>
    public static List<ReservationState> Live(TaskState task) => task.Reservations.FindAll(static reservation => reservation.IsLive);

    private static DateTimeOffset? Earlier(DateTimeOffset? first, DateTimeOffset? second) => second is null || first < second ? first : second;

    private static DateTimeOffset EndOfLife(TaskState task) => task.Task.DateCreated.AddSeconds(task.Task.Timeout);

    private DateTimeOffset? EndOfAssignment(TaskState task)
    {
        var accepted = task.Reservations.FindLast(static reservation => reservation.IsLive);
        return (accepted?.Reservation.DateAccepted ?? task.Task.DateUpdated) + core.Options.LongestAssignment;
    }

    private void Ended(TaskState task)
    {
        core.Timers.Remove(task);
        core.Routing.Forget(task);
        core.State.Ended.Enqueue(task);
    }

    private void Count(TaskState task, int by)
    {
        var (channel, status, priority) = (task.Channel, task.Task.AssignmentStatus, task.Task.Priority);
        core.State.Counts.Change(channel, status, priority, by);
        task.Queue?.Counts.Change(channel, status, priority, by);
        task.Workflow?.Counts.Change(channel, status, priority, by);
    }

    private void Order(TaskState task)
    {
        if (task.Task.AssignmentStatus == AssignmentStatus.Pending)
        {
            core.State.Oldest.Put(task);
            task.Queue?.Oldest.Put(task);
            task.Queue?.Entered.Put(task);
            task.Workflow?.Oldest.Put(task);
        }
    }

    private void Leave(TaskState task)
    {
        core.State.Oldest.Remove(task);
        task.Queue?.Oldest.Remove(task);
        task.Queue?.Entered.Remove(task);
        task.Workflow?.Oldest.Remove(task);
    }
}
