using System.Text.Json;
using WorkDistribution.TaskRouting.Events;
using WorkDistribution.TaskRouting.Rehearsal.Replay;
using WorkDistribution.TaskRouting.Tasks;
using WorkDistribution.TaskRouting.Workspaces;

namespace WorkDistribution.TaskRouting.Rehearsal.Recording;

/// <summary>Folds the events around a period into what a rehearsal needs, one after the other: the events themselves are not kept.</summary>
/// <remarks>Events after the period are looked at too, as far as they are read: for what workers and tasks were before they first changed, and for when work ended that had begun in it.</remarks>
internal sealed class PeriodReader
{
    private readonly WorkspaceSnapshot _workspace;
    private readonly TaskRecords _tasks;
    private readonly OfferRecords _offers;
    private readonly WorkerRecords _workers;

    /// <param name="workspace">The workspace as it is now, with the tasks made before the period that live still.</param>
    /// <param name="period">The period, which is filled.</param>
    public PeriodReader(WorkspaceSnapshot workspace, RehearsalPeriod period)
    {
        _workspace = workspace;
        Period = period;
        _tasks = new(Period);
        _offers = new(Period);
        _workers = new(Period, _offers, workspace);
    }

    /// <summary>What was read.</summary>
    public RehearsalPeriod Period { get; }

    /// <summary>Takes an event; they come in order.</summary>
    public void Read(EventRecord happened)
    {
        var late = happened.Time >= Period.Until;
        if (happened.Time < Period.From || (late && !MayTell(happened)))
        {
            return;
        }

        using var document = JsonDocument.Parse(happened.Data);
        var data = new RecordedData(document.RootElement);
        if (happened.WorkerSid is { } worker)
        {
            _workers.See(worker, data);
        }

        if (happened is { ReservationSid: { } reservation, TaskSid: { } task, WorkerSid: { } holder })
        {
            Note(happened, late);
            if (happened.ReservationDateAccepted < Period.From && !_offers.IsOpen(reservation))
            {
                _tasks.Hold(happened, task, holder, reservation, data);
                return;
            }

            _tasks.Read(happened, task, data, late);
            _offers.Read(happened, task, holder, reservation, late);
        }
        else if (happened.TaskSid is { } about)
        {
            Note(happened, late, reason: happened.Type == EventType.TaskCanceled ? data.Optional("task_canceled_reason") : null);
            _tasks.Read(happened, about, data, late);
            if (happened.Type is EventType.TaskDeleted or EventType.TaskSystemDeleted)
            {
                _offers.TaskRemoved(about, happened.Time);
            }
        }
        else if (happened.WorkerSid is { } changed)
        {
            Note(happened, late, data);
            _workers.Read(happened, changed, data, late);
        }
    }

    /// <summary>There are no more events: what did not change since the period is as it is now.</summary>
    public void Finish()
    {
        var accepted = _workspace.Reservations.Where(reservation => reservation.DateAccepted < Period.From).ToLookup(static reservation => reservation.TaskSid);
        foreach (var task in _workspace.Tasks)
        {
            if (accepted[task.Sid].FirstOrDefault() is { } reservation)
            {
                _tasks.Hold(task, reservation);
            }
            else if (task.AssignmentStatus is AssignmentStatus.Pending or AssignmentStatus.Reserved)
            {
                _tasks.CarryOver(task);
            }
        }
    }

    /// <summary>Whether an event after the period can tell something of it.</summary>
    private bool MayTell(EventRecord happened) =>
        (happened.ReservationSid is { } reservation && _offers.IsOpen(reservation))
        || happened.ReservationDateAccepted < Period.From
        || (happened.TaskSid is { } task && happened.TaskDateCreated < Period.From && !_tasks.IsKnown(task))
        || (happened.WorkerSid is { } worker && (happened.TaskSid is null || !Period.Workers.ContainsKey(worker)));

    private void Note(EventRecord happened, bool late, RecordedData? worker = null, string? reason = null)
    {
        if (!late && RehearsalFact.Matters(happened.Type))
        {
            Period.Facts.Add(new(
                happened.Type,
                happened.Time,
                happened.TaskSid,
                happened.TaskQueueSid,
                happened.WorkerSid,
                happened.ReservationSid,
                worker?.Activity("worker_activity_sid"),
                reason));
        }
    }
}
