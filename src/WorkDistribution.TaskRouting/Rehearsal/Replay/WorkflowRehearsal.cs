using WorkDistribution.Core.Identity;
using WorkDistribution.TaskRouting.Events;
using WorkDistribution.TaskRouting.Rehearsal.Recording;
using WorkDistribution.TaskRouting.Reservations;
using WorkDistribution.TaskRouting.Tasks;
using WorkDistribution.TaskRouting.Workers;
using WorkDistribution.TaskRouting.Workflows;
using WorkDistribution.TaskRouting.Workspaces;

namespace WorkDistribution.TaskRouting.Rehearsal.Replay;

/// <summary>
/// Leads what came from outside in a period once more through a workspace's engine, as fast as it decides: its clock goes from one thing to the next.
/// At the beginning of the period the workflow is changed, as if its owner had done it then. Deterministic; used once, by one thread.
/// </summary>
internal sealed class WorkflowRehearsal
{
    private readonly RehearsalPeriod _period;
    private readonly WorkspaceEngine _engine;
    private readonly RehearsalSids _sids = new();
    private readonly StepQueue _steps = new();
    private readonly RehearsedAnswers _answers;
    private readonly UpdateWorkflow _change;
    private readonly List<TaskSid> _moved = [];
    private DateTimeOffset _now;

    /// <param name="workspace">The workspace as it is; its tasks do not matter.</param>
    /// <param name="period">What happened. Its offers are used up.</param>
    /// <param name="options">Limits and times.</param>
    /// <param name="change">What becomes of the workflow that is rehearsed.</param>
    public WorkflowRehearsal(WorkspaceSnapshot workspace, RehearsalPeriod period, TaskRoutingOptions options, UpdateWorkflow change)
    {
        (_period, _change, _now) = (period, change, period.From);
        _answers = new(period, _steps);
        var stage = new RehearsalStage(workspace, period, _sids);
        var start = stage.Set();
        LeftOut = stage.LeftOut;
        var available = workspace.Activities.Where(static activity => activity.Available).Select(static activity => activity.Sid).ToHashSet();
        Outcome = new(available, period.Start);
        Recorded = new(available, period.Start);
        foreach (var worker in start.Workers)
        {
            Outcome.Begin(worker.Sid, worker.ActivitySid, _now);
            Recorded.Begin(worker.Sid, worker.ActivitySid, _now);
        }

        foreach (var reservation in start.Reservations)
        {
            Outcome.Hold(reservation.WorkerSid, reservation.Sid, _now);
            Recorded.Hold(reservation.WorkerSid, reservation.Sid, _now);
            if (period.Held[reservation.TaskSid].End is { } end)
            {
                _steps.Add(new PlannedStep.Answer(reservation.Sid, end.IsHandBack ? ReservationStatus.Canceled : ReservationStatus.Completed, end.Activity), end.Time, end.Number);
            }
        }

        _engine = WorkspaceEngine.Load(start, options, _sids, _now);
    }

    /// <summary>What came of it.</summary>
    public RehearsalLedger Outcome { get; }

    /// <summary>What really was.</summary>
    public RehearsalLedger Recorded { get; }

    /// <summary>Tasks that could not take part, for their workflow, queue, channel or worker is no more.</summary>
    public int LeftOut { get; private set; }

    /// <summary>Runs it to the end of the period.</summary>
    public void Run(CancellationToken cancellationToken)
    {
        foreach (var fact in _period.Facts)
        {
            Recorded.Note(fact);
        }

        Recorded.End(_period.Until);
        Absorb();
        var isChanged = false;
        for (var next = 0; ; Absorb())
        {
            cancellationToken.ThrowIfCancellationRequested();
            var change = next < _period.Changes.Count ? _period.Changes[next] : null;
            var isStep = _steps.Next is { } step && (change is null || step.CompareTo((change.Time, change.Number)) < 0);
            var time = isStep ? _steps.Next!.Value.Time : change?.Time ?? DateTimeOffset.MaxValue;
            var due = _engine.NextDue ?? DateTimeOffset.MaxValue;
            var first = due < time ? due : time;
            if (!isChanged && first >= _period.Start)
            {
                isChanged = true;
                _now = Later(_now, _period.Start);
                Send(_change);
                continue;
            }

            if (first >= _period.Until)
            {
                break;
            }

            _now = Later(_now, first);
            if (due <= time)
            {
                _engine.Advance(_now);
            }
            else if (isStep)
            {
                Do(_steps.Take());
            }
            else
            {
                next++;
                Do(change!);
            }
        }

        Outcome.End(_period.Until);
        foreach (var (sid, outcome) in Outcome.Tasks)
        {
            outcome.IsForSomebody |= outcome.Accepted is null && HasSomebody(sid);
        }
    }

    private static DateTimeOffset Later(DateTimeOffset first, DateTimeOffset second) => first < second ? second : first;

    /// <summary>What cannot be done as things have come is refused, and left.</summary>
    private void Do(PlannedStep step)
    {
        switch (step)
        {
            case PlannedStep.Answer answer:
                Send(new UpdateReservation(answer.Reservation, answer.Status, WorkerActivitySid: Known(answer.Activity)));
                break;
            case PlannedStep.Return back:
                Change(back.Worker, back.Activity, null);
                break;
        }
    }

    private void Do(RecordedChange change)
    {
        switch (change)
        {
            case RecordedChange.TaskComes { Task: var task }:
                Create(task);
                break;
            case RecordedChange.TaskChanges update:
                Send(new UpdateTask(update.Task, update.Attributes, Priority: update.Priority, TaskChannel: update.Channel?.Value, VirtualStartTime: update.VirtualStart));
                break;
            case RecordedChange.TaskGivenUp { IsRemoved: false } given:
                Send(new UpdateTask(given.Task, AssignmentStatus: AssignmentStatus.Canceled, Reason: given.Reason));
                break;
            case RecordedChange.TaskGivenUp given:
                if (_engine.Core.State.TryGetTask(given.Task.Value, out var open) && open.IsOpen)
                {
                    Send(new DeleteTask(given.Task));
                }

                break;
            case RecordedChange.WorkerChanges worker:
                Change(worker.Worker, worker.Activity, worker.Attributes);
                break;
            case RecordedChange.ChannelChanges channel:
                Send(new UpdateWorkerChannel(channel.Worker, channel.Channel.Value, channel.Capacity, channel.Available));
                break;
        }
    }

    private void Create(RecordedTask task)
    {
        _sids.NextTask = task.Sid;
        var made = Send(new CreateTask(
            task.Facts.Attributes,
            task.RoutingTarget is null ? task.Workflow : null,
            task.RoutingTarget is null && task.Workflow is null ? task.Queue : null,
            task.RoutingTarget,
            task.Timeout,
            task.Facts.Priority == 0 ? null : task.Facts.Priority,
            task.Channel.Value,
            task.Facts.VirtualStart,
            task.IgnoreCapacity));
        LeftOut += made ? 0 : 1;
        _sids.NextTask = null;
    }

    private void Change(WorkerSid sid, ActivitySid? activity, string? attributes)
    {
        if (_engine.Core.State.Workers.Find(sid.Value) is not { } worker)
        {
            return;
        }

        var other = Known(activity) is { } known && known != worker.Worker.ActivitySid ? known : (ActivitySid?)null;
        if (other is not null || attributes is not null || worker.Worker.MustUpdate)
        {
            Send(new UpdateWorker(sid, other, attributes, RejectPendingReservations: other is not null && worker.Pending > 0));
        }
    }

    private ActivitySid? Known(ActivitySid? activity) => _engine.Core.State.Activities.Find(activity?.Value) is null ? null : activity;

    private bool Send<T>(WorkspaceCommand<T> command) => _engine.Handle(command, _now).Succeeded;

    /// <summary>Takes what was decided: adds it up and plans what workers do next. Documents are not fetched: stored rules apply.</summary>
    private void Absorb()
    {
        do
        {
            foreach (var happened in _engine.Take().Events)
            {
                Absorb(happened);
            }

            foreach (var fetch in _engine.TakeFetches())
            {
                Send(new ApplyWorkflowDocument(fetch.Task.Task.Sid, null));
            }
        }
        while (_engine.HasChanges);

        foreach (var sid in _moved)
        {
            if (Outcome.Tasks.TryGetValue(sid, out var outcome))
            {
                outcome.IsForSomebody |= HasSomebody(sid);
            }
        }

        _moved.Clear();
    }

    private void Absorb(RoutingEvent happened)
    {
        Outcome.Note(RehearsalFact.Of(happened));
        if (happened.Task?.Task is not { } task)
        {
            return;
        }

        switch (happened.Type)
        {
            case EventType.ReservationCreated:
                _answers.Offered(happened.Reservation!.Sid, task.Sid, happened.Reservation.WorkerSid, happened.Time);
                IsForSomebody(task.Sid);
                break;
            case EventType.ReservationAccepted:
                _answers.Accepted(happened.Reservation!.Sid, task.Sid, happened.Time);
                break;
            case EventType.ReservationTimeout:
                _answers.TimedOut(happened.Reservation!.Sid, happened.Reservation.WorkerSid, happened.Time);
                break;
            case EventType.TaskQueueEntered:
                _moved.Add(task.Sid);
                break;
            case EventType.WorkflowTargetMatched:
                _moved.Add(task.Sid);
                if (task.WorkflowSid == _change.Sid && Outcome.Tasks.TryGetValue(task.Sid, out var outcome) && outcome.Accepted is null)
                {
                    outcome.Way.Add((task.FilterIndex, task.TargetIndex));
                }

                break;
            case EventType.WorkflowSkipped when _engine.Core.State.Queues.Find(happened.TaskQueue?.Sid.Value) is { Set.Members.Count: > 0 }:
                IsForSomebody(task.Sid);
                break;
        }
    }

    private void IsForSomebody(TaskSid sid)
    {
        if (Outcome.Tasks.TryGetValue(sid, out var outcome))
        {
            outcome.IsForSomebody = true;
        }
    }

    /// <summary>Whether any worker, whatever it is doing, is among those that the task's queue and target ask for.</summary>
    private bool HasSomebody(TaskSid sid) => _engine.Core.State.TryGetTask(sid.Value, out var task) && task.Class?.Set.Members.Count > 0;
}
