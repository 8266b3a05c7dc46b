using WorkDistribution.Core.Identity;
using WorkDistribution.TaskRouting.Activities;
using WorkDistribution.TaskRouting.Events;
using WorkDistribution.TaskRouting.Expressions;
using WorkDistribution.TaskRouting.Matching;
using WorkDistribution.TaskRouting.Reservations;
using WorkDistribution.TaskRouting.TaskChannels;
using WorkDistribution.TaskRouting.TaskQueues;
using WorkDistribution.TaskRouting.Workspaces;

namespace WorkDistribution.TaskRouting.Workers;

/// <summary>What becomes of workers: every change of one goes through here, so that sets and order follow.</summary>
/// <param name="core">The workspace.</param>
internal sealed class WorkerLife(WorkspaceCore core)
{
    /// <summary>Takes in a worker, new or read back, with its channels.</summary>
    public void Admit(WorkerState worker)
    {
        core.State.Workers.Add(worker, worker.Worker.FriendlyName);
        worker.Activity.Workers++;
        if (!worker.Activity.IsOffline)
        {
            core.State.OnlineWorkers++;
        }

        worker.NoteIdle();
        core.Matcher.Add(worker);
    }

    /// <summary>The activity that a worker leaves, and how long it was in it, for events.</summary>
    public KeyValuePair<string, string>[] Leaving(WorkerState worker) =>
    [
        Extra.Of("worker_previous_activity_sid", worker.Activity.Key),
        Extra.Of("worker_previous_activity_name", worker.Activity.Activity.FriendlyName),
        Extra.Of("worker_time_in_previous_activity", (long)(core.Now - worker.Worker.DateStatusChanged).TotalSeconds),
        Extra.Of("worker_time_in_previous_activity_ms", (long)(core.Now - worker.Worker.DateStatusChanged).TotalMilliseconds),
    ];

    /// <summary>Takes out a worker without work, with its channels and what is kept of its reservations.</summary>
    public void Remove(WorkerState worker)
    {
        core.Matcher.Remove(worker);
        core.State.Workers.Remove(worker, worker.Worker.FriendlyName);
        worker.Activity.Workers--;
        core.State.OnlineWorkers -= worker.Activity.IsOffline ? 0 : 1;
        foreach (var reservation in core.State.Reservations.Where(reservation => ReferenceEquals(reservation.Worker, worker)).ToList())
        {
            core.State.Remove(reservation);
            core.Changes.NoteRemoved(reservation);
        }

        foreach (var channel in worker.Channels)
        {
            core.Changes.NoteRemoved(channel);
        }

        core.Changes.NoteRemoved(worker);
    }

    /// <summary>Gives a worker, out of its pools, a channel of a kind.</summary>
    public void AddChannel(WorkerState worker, TaskChannelState kind)
    {
        var channel = new WorkerChannelState(
            new()
            {
                Sid = core.Sids.NewOrdered<WorkerChannelSid>(core.Now),
                WorkspaceSid = core.State.Workspace.Sid,
                WorkerSid = worker.Worker.Sid,
                TaskChannelSid = kind.Channel.Sid,
                ConfiguredCapacity = 1,
                Available = true,
                DateCreated = core.Now,
                DateUpdated = core.Now,
            },
            kind);
        worker.Channels.Add(channel);
        core.Changes.Note(channel);
    }

    /// <summary>Takes a worker's channel of a kind away.</summary>
    public void RemoveChannel(WorkerState worker, TaskChannelState kind)
    {
        if (worker.ChannelOf(kind) is { } channel)
        {
            worker.Channels.Remove(channel);
            core.Changes.NoteRemoved(channel);
        }
    }

    /// <summary>Keeps a changed record.</summary>
    /// <param name="worker">Which.</param>
    /// <param name="changed">Its record.</param>
    /// <param name="changes">What of it sets may depend on.</param>
    public void Set(WorkerState worker, Worker changed, ExpressionInputs changes = ExpressionInputs.None)
    {
        core.Matcher.Touch(worker, changes);
        worker.Worker = changed with { Version = worker.Worker.Version + 1, DateUpdated = core.Now };
        core.Changes.Note(worker);
    }

    /// <summary>Changes what a worker is doing, and tells.</summary>
    public void SetActivity(WorkerState worker, ActivityState activity, bool mustUpdate)
    {
        var before = worker.Activity;
        if (ReferenceEquals(before, activity))
        {
            if (worker.Worker.MustUpdate != mustUpdate)
            {
                Set(worker, worker.Worker with { MustUpdate = mustUpdate });
            }

            return;
        }

        var left = Leaving(worker);
        core.Matcher.Touch(worker, ExpressionInputs.WorkerActivity & core.Matcher.Sets.Inputs);
        WorkerSets.Recount(worker, before, activity);
        before.Workers--;
        activity.Workers++;
        core.State.OnlineWorkers += (before.IsOffline ? 1 : 0) - (activity.IsOffline ? 1 : 0);
        worker.Activity = activity;
        Set(worker, worker.Worker with
        {
            ActivitySid = activity.Activity.Sid,
            DateStatusChanged = core.Now,
            MustUpdate = mustUpdate,
            IdleSince = activity.Activity.Available && !before.Activity.Available ? core.Now : worker.Worker.IdleSince,
        });
        core.Events.Worker(EventType.WorkerActivityUpdate, worker, null, left);
    }

    /// <summary>A worker has one task more or less of a channel.</summary>
    public void Load(WorkerState worker, WorkerChannelState? channel, int by)
    {
        core.Matcher.Touch(worker, ExpressionInputs.WorkerChannels & core.Matcher.Sets.Inputs);
        if (channel is null)
        {
            return;
        }

        channel.Assigned += by;
        if (by > 0)
        {
            channel.Channel = channel.Channel with { LastReservedTime = core.Now, DateUpdated = core.Now };
            core.Changes.Note(channel);
        }
    }

    /// <summary>A worker gave back or finished its last task: it is idle from now on.</summary>
    public void NoteFree(WorkerState worker)
    {
        if (!worker.IsBusy)
        {
            // No change that its owner made: the version, which If-Match holds against, stays.
            core.Matcher.Touch(worker);
            worker.Worker = worker.Worker with { IdleSince = core.Now };
            core.Changes.Note(worker);
        }
    }

    /// <summary>In a workspace without multi-tasking: the activity of a worker who is offered something.</summary>
    public void OnOffer(WorkerState worker, QueueState? queue) => SetBusyActivity(worker, queue?.Queue.ReservationActivitySid?.Value);

    /// <summary>In a workspace without multi-tasking: the activity of a worker who has accepted.</summary>
    public void OnAccept(WorkerState worker, QueueState? queue) => SetBusyActivity(worker, queue?.Queue.AssignmentActivitySid?.Value);

    /// <summary>In a workspace without multi-tasking: a worker who was in a queue's activity only because of a reservation goes back to the first available one.</summary>
    public void OnReservationOver(WorkerState worker, QueueState? queue)
    {
        if (core.State.Workspace.MultiTaskEnabled || worker.IsBusy || queue is null || worker.IsRemoved)
        {
            return;
        }

        var now = worker.Activity.Activity.Sid;
        if (now == queue.Queue.ReservationActivitySid || now == queue.Queue.AssignmentActivitySid)
        {
            foreach (var activity in core.State.Activities.All)
            {
                if (activity.Activity.Available && activity.Activity.Sid != queue.Queue.ReservationActivitySid && activity.Activity.Sid != queue.Queue.AssignmentActivitySid)
                {
                    SetActivity(worker, activity, worker.Worker.MustUpdate);
                    return;
                }
            }
        }
    }

    /// <summary>A worker goes away while offers wait for it: they are given back (R3-53).</summary>
    public void ReleaseOffers(WorkerState worker, ReservationStatus status, EventType type)
    {
        foreach (var reservation in worker.Live.FindAll(static reservation => reservation.Status == ReservationStatus.Pending))
        {
            core.Reservations.Decline(reservation, status, type);
        }
    }

    private void SetBusyActivity(WorkerState worker, string? sid)
    {
        if (!core.State.Workspace.MultiTaskEnabled && core.State.Activities.Find(sid) is { } activity)
        {
            SetActivity(worker, activity, worker.Worker.MustUpdate);
        }
    }
}
