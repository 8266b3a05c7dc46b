using WorkDistribution.Core.Identity;
using WorkDistribution.TaskRouting.Events;
using WorkDistribution.TaskRouting.Expressions;
using WorkDistribution.TaskRouting.Matching;
using WorkDistribution.TaskRouting.Reservations;
using WorkDistribution.TaskRouting.TaskQueues;
using WorkDistribution.TaskRouting.Tasks;
using WorkDistribution.TaskRouting.Workflows.Configuration;
using WorkDistribution.TaskRouting.Workspaces;

namespace WorkDistribution.TaskRouting.Workflows;

/// <summary>Leads tasks through workflows (R3-29, R3-33 to R3-36, R3-40): filters from top to bottom, targets in order, each until its time is up.</summary>
/// <remarks>
/// A target's time-out counts from the task's entry into the workflow, after those of the targets before it. When the last one's is up the task is cancelled; the default filter is for tasks that match no filter,
/// and for those that skipped every target of the one they matched (https://www.twilio.com/docs/taskrouter/lifecycle-task-workflows-and-assignment, .../worker-presence).
/// </remarks>
/// <param name="core">The workspace.</param>
internal sealed class WorkflowRouting(WorkspaceCore core)
{
    /// <summary>Seconds a worker has to accept a task that no workflow leads.</summary>
    public const int DefaultReservationTimeout = 120;

    /// <summary>Why the system cancels a task at the end of its workflow.</summary>
    public const string TimeoutReason = "Workflow Timeout";

    /// <summary>Why the system cancels a task that no filter matches.</summary>
    public const string UnmatchedReason = "No filter of the workflow matches";

    /// <summary>How often conditions on the time of day or the task's age are looked at again.</summary>
    public static readonly TimeSpan ClockStep = TimeSpan.FromSeconds(30);

    private static readonly Expression Nobody = Parse("1 == 0");

    private readonly WorkflowDocuments _documents = new(core);

    /// <summary>The document that leads a task; null when it went to its queue directly.</summary>
    public static WorkflowConfiguration? RulesOf(TaskState task) => task.Fetched ?? task.Workflow?.Configuration;

    /// <summary>The filter a task follows; null: none.</summary>
    public static WorkflowFilter? FilterOf(TaskState task) => task.Task.FilterIndex >= WorkflowConfiguration.DefaultFilterIndex ? RulesOf(task)?.FilterAt(task.Task.FilterIndex) : null;

    /// <summary>The target a task is at; null: none.</summary>
    public static WorkflowTarget? TargetOf(TaskState task) => FilterOf(task) is { } filter && task.Task.TargetIndex >= 0 && task.Task.TargetIndex < filter.Targets.Length ? filter.Targets[task.Task.TargetIndex] : null;

    /// <summary>The preference level of a task's target, for events (R3-54).</summary>
    public static ReadOnlySpan<KeyValuePair<string, string>> PreferenceOf(TaskState task) => TargetOf(task)?.Preference is { } level ? new[] { Extra.Of("preference_level", level) } : [];

    /// <summary>Whom a task may go to: the queue's expression, the target's bound to the task, and the only worker; null where there is no such condition.</summary>
    public (Expression? Queue, Expression? Target, OnlyWorker? Worker) WorkersFor(TaskState task, WorkflowTarget? target)
    {
        if (task.Task.RoutingTarget is { } direct && direct.StartsWith(WorkerSid.Prefix, StringComparison.Ordinal))
        {
            return (null, null, new(direct, false));
        }

        var context = new ExpressionContext { Task = task, Now = core.Now };
        var queue = WorkersOf(task.Queue);
        if (target is null)
        {
            return (queue, null, null);
        }

        var bound = target.Expression?.Bind(context);
        if (target.KnownWorker is not { } known)
        {
            return (queue, bound?.Constant == true ? null : bound, null);
        }

        return (queue, bound?.Constant == true ? null : bound, new(known.Find(context) ?? "", known.ByFriendlyName));
    }

    /// <summary>The expression of a queue's workers at this time.</summary>
    public Expression WorkersOf(QueueState? queue) => queue?.Workers is { } workers ? workers.Bind(new() { Now = core.Now }) : Nobody;

    /// <summary>The queue that a target names; null when there is none.</summary>
    public QueueState? QueueOf(WorkflowTarget target)
    {
        if (target.Queue is { } name)
        {
            return core.State.Queues.Find(name) ?? core.State.Queues.Named(name);
        }

        return core.State.Queues.All.FirstOrDefault(queue => queue.Workers?.CanonicalKey == target.QueueWorkers?.CanonicalKey);
    }

    /// <summary>Begins a task at the top of its workflow.</summary>
    public void Enter(TaskState task)
    {
        var workflow = task.Workflow!;
        core.Tasks.Set(task, task.Task with { WorkflowEntered = core.Now, FilterIndex = -2, TargetIndex = -1, TargetEntered = null, FetchedConfiguration = null });
        task.Fetched = null;
        core.Events.Task(EventType.WorkflowEntered, task);
        if (workflow.Configuration.Fetch is { } fetch && (fetch.Mode == FetchMode.Fetch || !workflow.Configuration.HasRules))
        {
            core.Matcher.Withdraw(task);
            _documents.Ask(task, fetch);
            core.Tasks.SetTimer(task);
            return;
        }

        Route(task);
    }

    /// <summary>Goes on with a task whose document came, or did not.</summary>
    public void Apply(TaskState task, string? document)
    {
        if (!_documents.Forget(task) || !task.IsOpen)
        {
            return;
        }

        if (document is not null && _documents.Read(document) is { } fetched)
        {
            core.Tasks.Set(task, task.Task with { FetchedConfiguration = document });
            task.Fetched = fetched;
        }

        Route(task);
    }

    /// <summary>Puts a task into a queue without a workflow's lead.</summary>
    public void EnterQueue(TaskState task, QueueState queue)
    {
        Move(task, queue, task.Task);
        core.Matcher.Place(task);
        core.Tasks.SetTimer(task);
    }

    /// <summary>Something that filters look at changed: finds the task's filter anew; where it is still the same the task keeps its place and its time.</summary>
    public void Reconsider(TaskState task)
    {
        if (task.IsFetching)
        {
            return;
        }

        if (FilterOf(task) is { } current && RulesOf(task) is { } rules)
        {
            var matched = rules.MatchFilter(ContextOf(task)) ?? rules.DefaultFilter;
            if (matched?.Index != current.Index)
            {
                core.Tasks.Set(task, task.Task with { WorkflowEntered = core.Now });
                Route(task);
                return;
            }

            var tier = TargetOf(task)?.Priority ?? current.EntryPriority(ContextOf(task));
            core.Tasks.Set(task, Aged(task, current, task.Task, tier ?? task.Task.Priority - task.Task.RaisedBy));
        }

        core.Matcher.Place(task);
        core.Tasks.SetTimer(task);
    }

    /// <summary>The document changed: a waiting task goes on from the target it is at.</summary>
    public void Follow(TaskState task)
    {
        if (TargetOf(task) is not { } target)
        {
            Enter(task);
        }
        else if (!ReferenceEquals(QueueOf(target), task.Queue))
        {
            EnterTarget(task, FilterOf(task)!, task.Task.TargetIndex);
        }
        else
        {
            core.Matcher.Place(task);
            core.Tasks.SetTimer(task);
        }
    }

    /// <summary>The document changed while a task was offered: further offers are made by what its target now says, and none where the target is gone until those that were made have ended.</summary>
    public void FollowWhileOffered(TaskState task)
    {
        core.Matcher.Withdraw(task);
        if (task.Pending < (task.Queue?.Queue.MaxReservedWorkers ?? 1))
        {
            core.Matcher.Again(task);
        }
    }

    /// <summary>Whether the document changed under a task: its target is gone, or leads to another queue.</summary>
    public bool IsUprooted(TaskState task) =>
        task.Workflow is not null
        && task.Task.FilterIndex >= WorkflowConfiguration.DefaultFilterIndex
        && (TargetOf(task) is not { } target || !ReferenceEquals(QueueOf(target), task.Queue));

    /// <summary>A task that was offered and not taken waits again.</summary>
    public void Resume(TaskState task)
    {
        if (IsUprooted(task))
        {
            Follow(task);
            return;
        }

        core.Matcher.Place(task);
    }

    /// <summary>Nobody could be reserved at once: the target may say to go on.</summary>
    public void NobodyAtOnce(TaskState task)
    {
        if (TargetOf(task)?.SkipIf is { } skip && task.Queue is { } queue && skip.Evaluate(new() { Task = task, Workers = queue.Set, Now = core.Now }))
        {
            core.Actor = Actor.System;
            core.Events.Task(EventType.WorkflowSkipped, task, Place(task));
            Advance(task, skipped: true);
        }
    }

    /// <summary>When a waiting task's way goes on by itself; null: never.</summary>
    public DateTimeOffset? NextDue(TaskState task)
    {
        if (task.IsFetching)
        {
            return _documents.DeadlineOf(task);
        }

        var due = Deadline(task);
        var filter = FilterOf(task);
        if (filter is not null && !filter.AgingRules.IsEmpty && filter.Age(0, core.Now - task.Task.StartTime, ContextOf(task)).NextCheck is { } check)
        {
            due = Earlier(due, task.Task.StartTime + check);
        }

        if (task.Pending == 0 && LastDeclined(task) is { } declined)
        {
            due = Earlier(due, NextStep(declined, core.Options.RejectionPause));
        }

        if (task.Class is not null && ((TargetOf(task)?.Expression?.Inputs ?? ExpressionInputs.None) & ExpressionInputs.Time) != ExpressionInputs.None)
        {
            due = Earlier(due, NextStep(task.Task.StartTime, ClockStep));
        }

        return due;
    }

    /// <summary>A waiting task's time has come.</summary>
    public void OnTime(TaskState task)
    {
        if (task.IsFetching)
        {
            if (_documents.DeadlineOf(task) <= core.Now)
            {
                Apply(task, null);
            }

            return;
        }

        if (Deadline(task) <= core.Now)
        {
            core.Events.Task(EventType.TaskQueueTimeout, task, Place(task));
            Advance(task, skipped: false);
            return;
        }

        Grow(task);
        if (task.Pending == 0 && LastDeclined(task) + core.Options.RejectionPause <= core.Now && !Matcher.OthersMayTake(task))
        {
            core.Tasks.Set(task, task.Task with { TargetEntered = core.Now.AddTicks(TimeSpan.TicksPerMillisecond) });
            core.Matcher.Again(task);
        }

        if (((TargetOf(task)?.Expression?.Inputs ?? ExpressionInputs.None) & ExpressionInputs.Time) != ExpressionInputs.None && task.WaitSlot != 0)
        {
            core.Matcher.Place(task);
        }
    }

    /// <summary>Hands a task back: it begins again with raised weight (R3-49).</summary>
    public void HandBack(TaskState task)
    {
        var raise = FilterOf(task)?.RequeuePriority is > 0 and var set ? set : core.Options.RequeuePriority;
        var basis = task.Task.Priority - task.Task.RaisedBy;
        core.Tasks.Set(task, task.Task with
        {
            AssignmentStatus = AssignmentStatus.Pending,
            RequeueRaise = task.Task.RequeueRaise + raise,
            RaisedBy = task.Task.RaisedBy + raise,
            Priority = basis + task.Task.RaisedBy + raise,
            TaskQueueEnteredDate = null,
        });
        if (task.Workflow is not null && task.Task.FilterIndex >= WorkflowConfiguration.DefaultFilterIndex)
        {
            Enter(task);
        }
        else
        {
            EnterQueue(task, task.Queue!);
        }
    }

    /// <summary>Takes a waiting task read back to where it was.</summary>
    public void Restore(TaskState task)
    {
        if (task.Task.FetchedConfiguration is { } document)
        {
            task.Fetched = _documents.Read(document);
        }

        if (task.Workflow is { } workflow && task.Task is { TaskQueueSid: null, TargetIndex: < 0 })
        {
            if (workflow.Configuration.Fetch is { } fetch)
            {
                _documents.Ask(task, fetch);
            }
            else
            {
                Enter(task);
            }
        }
        else if (task.Pending == 0)
        {
            task.IsRestored = !IsUprooted(task);
            Resume(task);
        }
        else
        {
            core.Matcher.Again(task);
        }

        core.Tasks.SetTimer(task);
    }

    /// <summary>A task is over.</summary>
    public void Forget(TaskState task)
    {
        _documents.Forget(task);
        task.Fetched = null;
    }

    private static Expression Parse(string text) => Expression.TryParse(text, ExpressionScope.Worker, out var expression, out var error) ? expression : throw new InvalidOperationException(error.ToString());

    private static DateTimeOffset? Earlier(DateTimeOffset? first, DateTimeOffset? second) => first is null || second < first ? second : first;

    /// <summary>The next of the times that follow a beginning at even steps: the same after a restart.</summary>
    public DateTimeOffset NextStep(DateTimeOffset beginning, TimeSpan step) =>
        beginning + (core.Now < beginning ? TimeSpan.Zero : step * (1 + ((core.Now - beginning).Ticks / step.Ticks)));

    private static DateTimeOffset? LastDeclined(TaskState task)
    {
        DateTimeOffset? last = null;
        foreach (var reservation in task.Reservations)
        {
            if (task.IsDeclined(reservation) && !(reservation.Reservation.DateUpdated <= last))
            {
                last = reservation.Reservation.DateUpdated;
            }
        }

        return last;
    }

    private ExpressionContext ContextOf(TaskState task) => new() { Task = task, Now = core.Now };

    /// <summary>When a task leaves its target by time; null: never.</summary>
    public static DateTimeOffset? Deadline(TaskState task)
    {
        if (FilterOf(task) is not { } filter || TargetOf(task)?.Timeout is null)
        {
            return null;
        }

        var sum = TimeSpan.Zero;
        for (var i = 0; i <= task.Task.TargetIndex; i++)
        {
            sum += filter.Targets[i].Timeout ?? TimeSpan.Zero;
        }

        return (task.Task.WorkflowEntered ?? task.Task.DateCreated) + sum;
    }

    private void Route(TaskState task, int after = -1)
    {
        var rules = RulesOf(task)!;
        if ((rules.MatchFilter(ContextOf(task), after) ?? rules.DefaultFilter) is { } filter)
        {
            EnterTarget(task, filter, 0);
        }
        else
        {
            Fail(task, UnmatchedReason);
        }
    }

    private void Advance(TaskState task, bool skipped)
    {
        Withdraw(task);
        var filter = FilterOf(task);
        var next = task.Task.TargetIndex + 1;
        if (filter is not null && next < filter.Targets.Length)
        {
            EnterTarget(task, filter, next);
        }
        else if (skipped && filter is { Index: >= 0 })
        {
            // As if the task had not matched the filter.
            Route(task, filter.Index);
        }
        else
        {
            Fail(task, TimeoutReason);
        }
    }

    /// <summary>The task moves on: offers of the target it leaves are taken back.</summary>
    private void Withdraw(TaskState task)
    {
        core.Matcher.Withdraw(task);
        foreach (var reservation in TaskLife.Live(task))
        {
            core.Reservations.End(reservation, ReservationStatus.Rescinded, EventType.ReservationRescinded);
        }
    }

    private void Fail(TaskState task, string reason)
    {
        core.Events.Task(EventType.WorkflowTimeout, task);
        core.Tasks.Cancel(task, reason);
    }

    private void EnterTarget(TaskState task, WorkflowFilter filter, int index)
    {
        var target = filter.Targets[index];
        var basis = target.Priority ?? (index == 0 ? filter.EntryPriority(ContextOf(task)) : null) ?? task.Task.Priority - task.Task.RaisedBy;
        var changed = Aged(task, filter, task.Task, basis) with
        {
            AssignmentStatus = AssignmentStatus.Pending,
            FilterIndex = filter.Index,
            TargetIndex = index,
            TargetEntered = core.Now,
        };
        if (QueueOf(target) is not { } queue)
        {
            // A fetched document may name a queue that there is not.
            core.Tasks.Set(task, changed);
            core.Events.Task(EventType.WorkflowSkipped, task, Place(task));
            Advance(task, skipped: true);
            return;
        }

        Move(task, queue, changed, matched: true);
        core.Matcher.Place(task);
        core.Tasks.SetTimer(task);
    }

    private void Move(TaskState task, QueueState queue, WorkTask changed, bool matched = false)
    {
        var before = task.Queue;
        var enters = !ReferenceEquals(before, queue) || changed.TaskQueueEnteredDate is null;
        core.Tasks.Set(task, enters
            ? changed with { TaskQueueSid = queue.Queue.Sid, TaskQueueEnteredDate = core.Now, TimesQueued = changed.TimesQueued + 1 }
            : changed);
        if (matched)
        {
            core.Events.Task(EventType.WorkflowTargetMatched, task, Place(task));
        }

        if (enters && before is not null && !ReferenceEquals(before, queue))
        {
            core.Events.Task(
                EventType.TaskQueueMoved,
                task,
                Extra.Of("previous_task_queue_sid", before.Key),
                Extra.Of("previous_task_queue_name", before.Queue.FriendlyName));
        }

        if (enters)
        {
            core.Events.Task(EventType.TaskQueueEntered, task);
        }
    }

    /// <summary>The record with the priority that hand-backs and waiting make of a basis.</summary>
    private WorkTask Aged(TaskState task, WorkflowFilter filter, WorkTask record, int basis)
    {
        var priority = filter.Age(basis + record.RequeueRaise, core.Now - record.StartTime, ContextOf(task)).Priority;
        return record with { Priority = priority, RaisedBy = priority - basis };
    }

    /// <summary>Raises the priority of a task that has waited long enough (R3-33).</summary>
    private void Grow(TaskState task)
    {
        if (FilterOf(task) is not { AgingRules.IsEmpty: false } filter)
        {
            return;
        }

        var aged = Aged(task, filter, task.Task, task.Task.Priority - task.Task.RaisedBy);
        if (aged.Priority != task.Task.Priority)
        {
            core.Tasks.Set(task, aged);
            core.Events.Task(EventType.TaskUpdated, task);
        }
    }

    private static KeyValuePair<string, string>[] Place(TaskState task)
    {
        var facts = new List<KeyValuePair<string, string>>(4);
        if (FilterOf(task) is { } filter)
        {
            facts.Add(Extra.Of("workflow_filter_name", filter.FriendlyName ?? (filter.Index < 0 ? "default" : "")));
            facts.Add(Extra.Of("workflow_filter_index", filter.Index));
            facts.Add(Extra.Of("workflow_target_index", task.Task.TargetIndex));
        }

        facts.AddRange(PreferenceOf(task));
        return [.. facts];
    }
}
