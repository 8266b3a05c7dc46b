using WorkDistribution.Core.Identity;
using WorkDistribution.TaskRouting.Activities;
using WorkDistribution.TaskRouting.Events;
using WorkDistribution.TaskRouting.Matching;
using WorkDistribution.TaskRouting.Tasks;
using WorkDistribution.TaskRouting.Workers;
using WorkDistribution.TaskRouting.Workflows;
using WorkDistribution.TaskRouting.Workspaces;

namespace WorkDistribution.TaskRouting.Reservations;

/// <summary>What becomes of reservations (R3-51, R3-53).</summary>
/// <param name="core">The workspace.</param>
internal sealed class ReservationLife(WorkspaceCore core)
{
    /// <summary>Ended reservations that a task keeps; earlier ones are removed.</summary>
    private const int EndedKept = 64;

    /// <summary>Takes in a reservation read back.</summary>
    public void Admit(ReservationState reservation)
    {
        core.State.Add(reservation);
        if (!reservation.IsLive)
        {
            return;
        }

        var (task, worker) = (reservation.Task, reservation.Worker);
        worker.Live.Add(reservation);
        if (worker.ChannelOf(task.Channel) is { } channel)
        {
            channel.Assigned++;
        }

        if (reservation.Status == ReservationStatus.Pending)
        {
            task.Pending++;
            worker.Pending++;
            core.Timers.Set(reservation, reservation.Reservation.Expires);
        }
        else
        {
            task.Accepted++;
        }
    }

    /// <summary>Offers a task to a worker.</summary>
    public void Offer(TaskState task, WorkerState worker)
    {
        core.Actor = Actor.System;
        core.Monitor.LookAtOffer(task, worker);
        var channel = worker.ChannelOf(task.Channel);
        var seconds = task.Workflow?.Workflow.TaskReservationTimeout ?? WorkflowRouting.DefaultReservationTimeout;
        var reservation = new ReservationState(
            new()
            {
                Sid = core.Sids.NewOrdered<ReservationSid>(core.Now),
                WorkspaceSid = core.State.Workspace.Sid,
                TaskSid = task.Task.Sid,
                WorkerSid = worker.Worker.Sid,
                TaskQueueSid = task.Task.TaskQueueSid!.Value,
                ReservationStatus = ReservationStatus.Pending,
                Expires = core.Now.AddSeconds(seconds),
                Version = 0,
                DateCreated = core.Now,
                DateUpdated = core.Now,
            },
            task,
            worker);
        core.Workers.Load(worker, channel, 1);
        worker.Live.Add(reservation);
        worker.Pending++;
        task.Pending++;
        core.State.Add(reservation);
        core.Changes.Note(reservation);
        core.Timers.Set(reservation, reservation.Reservation.Expires);
        if (task.Task.AssignmentStatus == AssignmentStatus.Pending)
        {
            core.Tasks.Set(task, task.Task with { AssignmentStatus = AssignmentStatus.Reserved });
        }

        if (task.Pending >= (task.Queue?.Queue.MaxReservedWorkers ?? 1))
        {
            Matcher.StopWaiting(task);
        }

        core.Workers.OnOffer(worker, task.Queue);
        core.Events.Reservation(EventType.ReservationCreated, reservation);
        Trim(task);
    }

    /// <summary>The worker takes the task; other offers of it are taken back.</summary>
    public void Accept(ReservationState reservation)
    {
        var task = reservation.Task;
        core.Matcher.Withdraw(task);
        task.Accepted++;
        NotPending(reservation);
        Set(reservation, reservation.Reservation with { ReservationStatus = ReservationStatus.Accepted, IsInstructed = false, DateAccepted = core.Now });
        core.Tasks.Set(task, task.Task with { AssignmentStatus = AssignmentStatus.Assigned });
        core.Workers.OnAccept(reservation.Worker, task.Queue);
        core.Events.Reservation(EventType.ReservationAccepted, reservation, WorkflowRouting.PreferenceOf(task));
        foreach (var other in TaskLife.Live(task))
        {
            if (other.Status == ReservationStatus.Pending)
            {
                End(other, ReservationStatus.Rescinded, EventType.ReservationRescinded);
            }
        }

        core.Tasks.SetTimer(task);
    }

    /// <summary>An offer comes to nothing; the task waits again when it was the last.</summary>
    /// <param name="reservation">Which, pending.</param>
    /// <param name="status">What became of it.</param>
    /// <param name="type">What is told.</param>
    /// <param name="activity">The worker's next activity; null: as it is.</param>
    /// <param name="mustUpdate">The worker did not answer: nothing more is offered before it is updated (R3-48).</param>
    public void Decline(ReservationState reservation, ReservationStatus status, EventType type, ActivityState? activity = null, bool mustUpdate = false)
    {
        var (task, worker) = (reservation.Task, reservation.Worker);
        End(reservation, status, type, activity, mustUpdate);
        if (activity is { Activity.Available: false })
        {
            core.Workers.ReleaseOffers(worker, ReservationStatus.Canceled, EventType.ReservationCanceled);
        }

        if (task.IsOpen)
        {
            if (task.Pending == 0)
            {
                core.Tasks.Wait(task);
            }
            else
            {
                core.Matcher.Again(task);
            }
        }
    }

    /// <summary>The worker did not answer in time.</summary>
    public void OnTime(ReservationState reservation)
    {
        core.Actor = Actor.System;
        Decline(reservation, ReservationStatus.Timeout, EventType.ReservationTimeout, core.State.TimeoutActivity, mustUpdate: true);
    }

    /// <summary>The work is done but for what comes after it.</summary>
    public void Wrap(ReservationState reservation, string? reason = null)
    {
        var task = reservation.Task;
        Set(reservation, ReservationStatus.Wrapping);
        core.Events.Reservation(EventType.ReservationWrapup, reservation);
        if (task.Task.AssignmentStatus == AssignmentStatus.Assigned && TaskLife.Live(task).TrueForAll(static live => live.Status == ReservationStatus.Wrapping))
        {
            core.Tasks.Set(task, task.Task with { AssignmentStatus = AssignmentStatus.Wrapping, Reason = reason ?? task.Task.Reason });
            core.Events.Task(EventType.TaskWrapup, task);
        }
    }

    /// <summary>The work is done.</summary>
    public void Complete(ReservationState reservation, ActivityState? activity)
    {
        End(reservation, ReservationStatus.Completed, EventType.ReservationCompleted, activity);
        if (reservation.Task.Accepted == 0)
        {
            core.Tasks.Done(reservation.Task, null);
        }
    }

    /// <summary>Ends a live reservation, frees its worker and tells; what becomes of the task is the caller's.</summary>
    /// <param name="reservation">Which, live.</param>
    /// <param name="status">What became of it.</param>
    /// <param name="type">What is told.</param>
    /// <param name="activity">The worker's next activity; null: as it is.</param>
    /// <param name="mustUpdate">Nothing more is offered before the worker is updated.</param>
    public void End(ReservationState reservation, ReservationStatus status, EventType type, ActivityState? activity = null, bool mustUpdate = false)
    {
        var (task, worker) = (reservation.Task, reservation.Worker);
        core.Workers.Load(worker, worker.ChannelOf(task.Channel), -1);
        if (reservation.Status == ReservationStatus.Pending)
        {
            NotPending(reservation);
        }
        else
        {
            task.Accepted--;
        }

        worker.Live.Remove(reservation);
        Set(reservation, status);
        core.Workers.NoteFree(worker);
        core.Events.Reservation(type, reservation);
        if (activity is not null)
        {
            core.Workers.SetActivity(worker, activity, mustUpdate || worker.Worker.MustUpdate);
        }
        else
        {
            core.Workers.OnReservationOver(worker, task.Queue);
        }
    }

    /// <summary>Keeps a changed record.</summary>
    public void Set(ReservationState reservation, Reservation changed)
    {
        reservation.Reservation = changed with { Version = reservation.Reservation.Version + 1, DateUpdated = core.Now };
        core.Changes.Note(reservation);
    }

    private void Set(ReservationState reservation, ReservationStatus status) =>
        Set(reservation, reservation.Reservation with { ReservationStatus = status, IsInstructed = false });

    private void NotPending(ReservationState reservation)
    {
        core.Timers.Remove(reservation);
        reservation.Task.Pending--;
        reservation.Worker.Pending--;
    }

    private void Trim(TaskState task)
    {
        while (task.Reservations.Count > EndedKept && task.Reservations.Find(static reservation => !reservation.IsLive) is { } oldest)
        {
            core.State.Remove(oldest);
            core.Changes.NoteRemoved(oldest);
        }
    }
}
