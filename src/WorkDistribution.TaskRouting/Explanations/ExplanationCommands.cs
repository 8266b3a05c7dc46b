using System.Collections.Immutable;
using WorkDistribution.Core.Errors;
using WorkDistribution.TaskRouting.Expressions;
using WorkDistribution.TaskRouting.TaskQueues;
using WorkDistribution.TaskRouting.Tasks;
using WorkDistribution.TaskRouting.Workflows;
using WorkDistribution.TaskRouting.Workflows.Configuration;
using WorkDistribution.TaskRouting.Workspaces;

namespace WorkDistribution.TaskRouting.Explanations;

/// <summary>Explains where tasks are. Looks, and changes nothing.</summary>
/// <param name="core">The workspace.</param>
internal sealed class ExplanationCommands(WorkspaceCore core)
{
    private const int MostAhead = 10_000;

    /// <summary>Explains one task.</summary>
    public RoutingResult<TaskExplanation> Explain(ExplainTask command)
    {
        if (!core.State.TryGetTask(command.Sid.Value, out var task))
        {
            return new RoutingFault(ErrorCatalogue.NotFound, "There is no such task");
        }

        var candidates = new WorkerCandidates(core, task);
        var workers = core.State.Workers.All.Select(worker => (Worker: worker, Obstacle: candidates.ObstacleOf(worker))).ToList();
        workers.Sort(static (x, y) => (Distance(x.Obstacle), x.Worker.IdleKey).CompareTo((Distance(y.Obstacle), y.Worker.IdleKey)));
        var told = Math.Clamp(command.MaxWorkers, 0, workers.Count);
        return new TaskExplanation
        {
            Task = Views.Of(task, core.Now),
            WaitsFor = new WaitDescription(task).Describe(workers.ConvertAll(static worker => worker.Obstacle)),
            NextChange = NextChange(task),
            Filters = Filters(task),
            Targets = Targets(task),
            TaskQueueSid = task.Task.TaskQueueSid,
            TasksAhead = task.WaitSlot == 0 ? 0 : task.Class!.Waiting.CountBefore(task, MostAhead),
            Workers = [.. workers.Take(told).Select(worker => candidates.Explain(worker.Worker, worker.Obstacle))],
            WorkersLeftOut = workers.Count - told,
        };
    }

    /// <summary>Who has the task first, then who could have it, then the later the obstacle the closer.</summary>
    private static int Distance(WorkerObstacle obstacle) => obstacle switch
    {
        WorkerObstacle.Has => 0,
        WorkerObstacle.None => 1,
        _ => (int)WorkerObstacle.Declined + 2 - (int)obstacle,
    };

    private DateTimeOffset? NextChange(TaskState task)
    {
        DateTimeOffset? next = core.Timers.Contains(task) ? new DateTimeOffset(task.Due, TimeSpan.Zero) : null;
        foreach (var reservation in task.Reservations.Where(reservation => reservation.IsLive && core.Timers.Contains(reservation)))
        {
            var due = new DateTimeOffset(reservation.Due, TimeSpan.Zero);
            next = next is null || due < next ? due : next;
        }

        return next;
    }

    private ImmutableArray<FilterExplanation> Filters(TaskState task)
    {
        if (WorkflowRouting.RulesOf(task) is not { } rules)
        {
            return [];
        }

        var filters = ImmutableArray.CreateBuilder<FilterExplanation>();
        var isMatched = false;
        foreach (var filter in rules.Filters)
        {
            var isFollowed = filter.Index == task.Task.FilterIndex;
            if (isMatched && !isFollowed)
            {
                continue;
            }

            var trace = filter.Expression.Trace(new ExpressionContext { Task = task, Now = core.Now });
            filters.Add(new(filter.Index, filter.FriendlyName, trace.Result, isFollowed, trace));
            isMatched |= trace.Result;
        }

        if (rules.DefaultFilter is { } otherwise && (!isMatched || otherwise.Index == task.Task.FilterIndex))
        {
            filters.Add(new(otherwise.Index, otherwise.FriendlyName, !isMatched, otherwise.Index == task.Task.FilterIndex, null));
        }

        return filters.ToImmutable();
    }

    private ImmutableArray<TargetExplanation> Targets(TaskState task) =>
        WorkflowRouting.FilterOf(task) is { } filter ? [.. filter.Targets.Select((target, index) => Target(task, target, index))] : [];

    private TargetExplanation Target(TaskState task, WorkflowTarget target, int index)
    {
        var state = index < task.Task.TargetIndex ? TargetState.Passed : index > task.Task.TargetIndex ? TargetState.Later : TargetState.Current;
        var queue = core.Routing.QueueOf(target);
        return new(
            index,
            state,
            queue?.Queue.Sid,
            queue?.Queue.FriendlyName ?? target.Queue,
            target.Expression?.Text ?? target.KnownWorker?.Text,
            target.SkipIf?.Text,
            target.Priority,
            state == TargetState.Current && task.IsOpen ? WorkflowRouting.Deadline(task) : null,
            queue is null ? 0 : Workers(task, target, queue));
    }

    private int Workers(TaskState task, WorkflowTarget target, QueueState queue)
    {
        var context = new ExpressionContext { Task = task, Now = core.Now };
        var bound = target.Expression?.Bind(context);
        var known = target.KnownWorker?.Find(context);
        return queue.Set.Members.Count(worker =>
            (target.KnownWorker is null || known == (target.KnownWorker.ByFriendlyName ? worker.Worker.FriendlyName : worker.Key))
            && (bound is null || bound.Evaluate(new ExpressionContext { Worker = worker, Now = core.Now })));
    }
}
