using System.Collections.Immutable;
using System.Globalization;
using WorkDistribution.Core.Errors;
using WorkDistribution.TaskRouting.Expressions;
using WorkDistribution.TaskRouting.Matching;
using WorkDistribution.TaskRouting.Reservations;
using WorkDistribution.TaskRouting.Tasks;
using WorkDistribution.TaskRouting.Workers;
using WorkDistribution.TaskRouting.Workflows;
using WorkDistribution.TaskRouting.Workflows.Configuration;
using WorkDistribution.TaskRouting.Workspaces;

namespace WorkDistribution.TaskRouting.Explanations;

/// <summary>Explains where tasks are and what of workflows comes to nothing. Changes nothing.</summary>
/// <param name="core">The workspace.</param>
internal sealed class ExplanationCommands(WorkspaceCore core)
{
    private const int MostWorkers = 1000;

    private readonly WorkerObstacles _obstacles = new(core);

    /// <summary>Explains a task.</summary>
    public RoutingResult<TaskExplanation> Explain(ExplainTask command)
    {
        if (!core.State.TryGetTask(command.Sid.Value, out var task))
        {
            return new RoutingFault(ErrorCatalogue.NotFound, "There is no such task");
        }

        var checks = new Checks();
        checks.Range(command.MaxWorkers, 1, MostWorkers, "MaxWorkers");
        if (checks.Failed)
        {
            return RoutingResult<TaskExplanation>.Refused(checks.Faults);
        }

        var workers = task.IsEnded ? [] : Workers(task, command.MaxWorkers);
        return new TaskExplanation
        {
            Task = Views.Of(task, core.Now),
            WaitsFor = WaitsFor(task),
            NextChange = task.TimerSlot == 0 ? null : Earliest(task),
            Filters = Filters(task),
            Targets = Targets(task),
            TaskQueueSid = task.Task.TaskQueueSid,
            TasksAhead = task.WaitSlot == 0 ? 0 : Ahead(task),
            Workers = workers,
            WorkersLeftOut = task.IsEnded ? 0 : core.State.Workers.Count - workers.Length,
        };
    }

    /// <summary>Checks a workflow against the workers there are.</summary>
    public RoutingResult<ImmutableArray<WorkflowWarning>> Check(CheckWorkflow command)
    {
        if (core.State.Workflows.Find(command.Sid.Value) is not { } workflow)
        {
            return new RoutingFault(ErrorCatalogue.NotFound, "There is no such workflow");
        }

        var warnings = ImmutableArray.CreateBuilder<WorkflowWarning>();
        foreach (var filter in workflow.Configuration.Filters.Append(workflow.Configuration.DefaultFilter))
        {
            for (var i = 0; filter is not null && i < filter.Targets.Length; i++)
            {
                if (Problem(filter.Targets[i]) is { } problem)
                {
                    warnings.Add(new(filter.Index, filter.FriendlyName, i, problem));
                }
            }
        }

        return RoutingResult<ImmutableArray<WorkflowWarning>>.Done(warnings.ToImmutable());
    }

    private string? Problem(WorkflowTarget target)
    {
        if (core.Routing.QueueOf(target) is not { } queue)
        {
            return $"There is no task queue {target.Queue ?? target.QueueWorkers?.Text}";
        }

        if (queue.Set.Members.Count == 0)
        {
            return $"No worker is in task queue {queue.Queue.FriendlyName}";
        }

        // With the task still open only what needs no task can be judged.
        return target.Expression is { UsesTask: false } expression
            && !queue.Set.Members.Exists(worker => expression.Evaluate(new() { Worker = worker, Now = core.Now }))
                ? $"No worker of task queue {queue.Queue.FriendlyName} fulfils {expression.Text}"
                : null;
    }

    private static DateTimeOffset? Earliest(TaskState task)
    {
        var due = new DateTimeOffset(task.Due, TimeSpan.Zero);
        foreach (var reservation in task.Reservations)
        {
            if (reservation.Status == ReservationStatus.Pending && reservation.Reservation.Expires < due)
            {
                due = reservation.Reservation.Expires;
            }
        }

        return due;
    }

    private string WaitsFor(TaskState task)
    {
        if (task.IsFetching)
        {
            return "It waits for its workflow's document to be fetched";
        }

        var queue = task.Queue?.Queue.FriendlyName;
        return task.Task.AssignmentStatus switch
        {
            AssignmentStatus.Pending when Matcher.OthersMayTake(task) || Free(task) => $"It waits in task queue {queue} for a worker to have room",
            AssignmentStatus.Pending when task.Class?.Set.Members.Count > 0 => $"It waits in task queue {queue} for a worker to become available",
            AssignmentStatus.Pending => $"It waits in task queue {queue}, and no worker is there who could have it",
            AssignmentStatus.Reserved => string.Create(CultureInfo.InvariantCulture, $"It waits for the answer of {task.Pending} worker{(task.Pending == 1 ? "" : "s")}"),
            AssignmentStatus.Assigned => "It does not wait: a worker has it",
            AssignmentStatus.Wrapping => "It does not wait: a worker is finishing it",
            AssignmentStatus.Completed => "It does not wait: it was completed",
            _ => $"It does not wait: it was cancelled{(task.Task.Reason is null ? "" : $" ({task.Task.Reason})")}",
        };
    }

    private bool Free(TaskState task) => task.Class?.Set.Members.Exists(worker => core.Matcher.IsReady(worker, task.Channel, task.Task.IgnoreCapacity)) == true;

    private static int Ahead(TaskState task)
    {
        var ahead = 0;
        foreach (var other in task.Class!.Waiting.Items)
        {
            ahead += !ReferenceEquals(other, task) && ReferenceEquals(other.Queue, task.Queue) && task.Class.Waiting.IsBefore(other, task) ? 1 : 0;
        }

        return ahead;
    }

    private ImmutableArray<FilterExplanation> Filters(TaskState task)
    {
        if (WorkflowRouting.RulesOf(task) is not { } rules)
        {
            return [];
        }

        var context = new ExpressionContext { Task = task, Now = core.Now };
        var followed = task.Task.FilterIndex;
        var shown = ImmutableArray.CreateBuilder<FilterExplanation>();
        var matched = false;
        foreach (var filter in rules.Filters)
        {
            var trace = filter.Expression.Trace(context);
            shown.Add(new(filter.Index, filter.FriendlyName, trace.Result, filter.Index == followed, trace));
            matched |= trace.Result;
            if (matched && filter.Index >= followed)
            {
                return shown.ToImmutable();
            }
        }

        if (rules.DefaultFilter is { } fallback)
        {
            shown.Add(new(fallback.Index, fallback.FriendlyName, !matched, fallback.Index == followed, null));
        }

        return shown.ToImmutable();
    }

    private ImmutableArray<TargetExplanation> Targets(TaskState task)
    {
        if (WorkflowRouting.FilterOf(task) is not { } filter)
        {
            return [];
        }

        var shown = ImmutableArray.CreateBuilder<TargetExplanation>();
        for (var i = 0; i < filter.Targets.Length; i++)
        {
            var target = filter.Targets[i];
            var queue = core.Routing.QueueOf(target);
            var current = task.Task.TargetIndex;
            shown.Add(new(
                i,
                i < current ? TargetState.Passed : i == current ? TargetState.Current : TargetState.Later,
                queue?.Queue.Sid,
                queue?.Queue.FriendlyName,
                target.Expression?.Text ?? target.KnownWorker?.Text,
                target.SkipIf?.Text,
                target.Priority,
                i == current && task.IsOpen ? WorkflowRouting.Deadline(task) : null,
                queue is null ? 0 : queue.Set.Members.Count(worker => _obstacles.IsSelected(task, target, worker))));
        }

        return shown.ToImmutable();
    }

    private ImmutableArray<WorkerExplanation> Workers(TaskState task, int atMost)
    {
        var found = new List<(WorkerObstacle Obstacle, WorkerState Worker)>(core.State.Workers.Count);
        foreach (var worker in core.State.Workers.All)
        {
            found.Add((_obstacles.Find(task, worker), worker));
        }

        found.Sort(static (x, y) =>
        {
            var order = Distance(x.Obstacle).CompareTo(Distance(y.Obstacle));
            return order != 0 ? order : WorkerOrder.ByIdleness(x.Worker, y.Worker);
        });
        return [.. found.Take(atMost).Select(one => _obstacles.Explain(task, one.Worker, one.Obstacle))];
    }

    /// <summary>How far a worker is from the task: what passes soonest comes first.</summary>
    private static int Distance(WorkerObstacle obstacle) => obstacle switch
    {
        WorkerObstacle.Has => 0,
        WorkerObstacle.None => 1,
        WorkerObstacle.NoCapacity => 2,
        WorkerObstacle.Declined => 3,
        WorkerObstacle.ChannelNotAvailable => 4,
        WorkerObstacle.MustUpdate => 5,
        WorkerObstacle.NotAvailable => 6,
        WorkerObstacle.NotInTarget => 7,
        _ => 8,
    };
}
