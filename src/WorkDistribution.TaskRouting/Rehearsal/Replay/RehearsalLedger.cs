using WorkDistribution.Core.Identity;
using WorkDistribution.TaskRouting.Events;

namespace WorkDistribution.TaskRouting.Rehearsal.Replay;

/// <summary>Adds up what came of tasks and how workers' time went, from events: the same for what really was and for a rehearsal.</summary>
/// <param name="available">Activities whose workers are offered tasks.</param>
/// <param name="start">From when on it counts.</param>
internal sealed class RehearsalLedger(IReadOnlySet<ActivitySid> available, DateTimeOffset start)
{
    private readonly HashSet<ReservationSid> _held = [];

    /// <summary>Tasks made since then.</summary>
    public Dictionary<TaskSid, TaskOutcome> Tasks { get; } = [];

    /// <summary>Workers.</summary>
    public Dictionary<WorkerSid, WorkerOutcome> Workers { get; } = [];

    /// <summary>A worker is there.</summary>
    public void Begin(WorkerSid worker, ActivitySid activity, DateTimeOffset time)
    {
        var outcome = new WorkerOutcome(start);
        outcome.Becomes(available.Contains(activity), time);
        Workers[worker] = outcome;
    }

    /// <summary>A worker has a task from before.</summary>
    public void Hold(WorkerSid worker, ReservationSid reservation, DateTimeOffset time)
    {
        if (_held.Add(reservation) && Workers.TryGetValue(worker, out var outcome))
        {
            outcome.Takes(time, isNew: false);
        }
    }

    /// <summary>Something happened.</summary>
    public void Note(in RehearsalFact fact)
    {
        if (fact is { Task: { } task, Reservation: { } reservation, Worker: { } holder })
        {
            NoteOffer(fact, task, holder, reservation);
        }
        else if (fact.Task is { } about)
        {
            NoteTask(fact, about);
        }
        else if (fact.Worker is { } worker && Workers.TryGetValue(worker, out var outcome))
        {
            outcome.Becomes(fact.Type != EventType.WorkerDeleted && fact.Activity is { } activity && available.Contains(activity), fact.Time);
        }
    }

    /// <summary>The period is over.</summary>
    public void End(DateTimeOffset time)
    {
        foreach (var worker in Workers.Values)
        {
            worker.Pass(time);
        }
    }

    private void NoteTask(in RehearsalFact fact, TaskSid sid)
    {
        if (fact.Type == EventType.TaskCreated && fact.Time >= start)
        {
            Tasks.TryAdd(sid, new TaskOutcome { Created = fact.Time });
        }

        if (!Tasks.TryGetValue(sid, out var task) || task.Accepted is not null)
        {
            return;
        }

        switch (fact.Type)
        {
            case EventType.TaskQueueEntered:
                task.Queue = fact.Queue;
                break;
            case EventType.TaskCanceled:
                task.End ??= TaskEnds.Of(fact.Reason);
                break;
            case EventType.TaskDeleted:
                task.End ??= TaskEnd.Canceled;
                break;
        }
    }

    private void NoteOffer(in RehearsalFact fact, TaskSid sid, WorkerSid worker, ReservationSid reservation)
    {
        var task = Tasks.GetValueOrDefault(sid);
        switch (fact.Type)
        {
            case EventType.ReservationCreated when task is not null:
                task.Offers++;
                break;
            case EventType.ReservationRejected or EventType.ReservationTimeout when task is not null:
                task.Declined++;
                break;
            case EventType.ReservationAccepted:
                if (task is { Accepted: null })
                {
                    (task.Accepted, task.Queue) = (fact.Time, fact.Queue ?? task.Queue);
                }

                if (_held.Add(reservation) && Workers.TryGetValue(worker, out var busy))
                {
                    busy.Takes(fact.Time);
                }

                break;
            case EventType.ReservationCompleted or EventType.ReservationCanceled:
                if (_held.Remove(reservation) && Workers.TryGetValue(worker, out var done))
                {
                    done.Ends(fact.Time);
                }

                break;
        }
    }
}
