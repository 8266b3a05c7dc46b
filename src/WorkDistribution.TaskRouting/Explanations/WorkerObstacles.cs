using System.Globalization;
using WorkDistribution.Core.Identity;
using WorkDistribution.TaskRouting.Expressions;
using WorkDistribution.TaskRouting.Tasks;
using WorkDistribution.TaskRouting.Workers;
using WorkDistribution.TaskRouting.Workflows;
using WorkDistribution.TaskRouting.Workflows.Configuration;
using WorkDistribution.TaskRouting.Workspaces;

namespace WorkDistribution.TaskRouting.Explanations;

/// <summary>Finds what stands between a task and a worker.</summary>
/// <param name="core">The workspace.</param>
internal sealed class WorkerObstacles(WorkspaceCore core)
{
    /// <summary>The first thing that does.</summary>
    public WorkerObstacle Find(TaskState task, WorkerState worker)
    {
        var ignores = task.Task.IgnoreCapacity;
        var channel = worker.ChannelOf(task.Channel);
        if (worker.Live.Exists(live => ReferenceEquals(live.Task, task)))
        {
            return WorkerObstacle.Has;
        }

        if (!IsInQueue(task, worker))
        {
            return WorkerObstacle.NotInQueue;
        }

        if (!IsSelected(task, WorkflowRouting.TargetOf(task), worker))
        {
            return WorkerObstacle.NotInTarget;
        }

        if (ignores ? worker.Activity.IsOffline : !worker.Activity.Activity.Available)
        {
            return WorkerObstacle.NotAvailable;
        }

        if (worker.Worker.MustUpdate)
        {
            return WorkerObstacle.MustUpdate;
        }

        if (!ignores && channel is not { Channel.Available: true })
        {
            return WorkerObstacle.ChannelNotAvailable;
        }

        if (!core.Matcher.IsReady(worker, task.Channel, ignores))
        {
            return WorkerObstacle.NoCapacity;
        }

        return task.PassesOver(worker) ? WorkerObstacle.Declined : WorkerObstacle.None;
    }

    /// <summary>Whether a target, or the routing target, selects a worker.</summary>
    public bool IsSelected(TaskState task, WorkflowTarget? target, WorkerState worker)
    {
        if (IsForOneWorker(task))
        {
            return task.Task.RoutingTarget == worker.Key;
        }

        var context = Context(task, worker);
        return (target?.Expression is null || target.Expression.Evaluate(context))
            && (target?.KnownWorker is not { } known || known.Find(context) == (known.ByFriendlyName ? worker.Worker.FriendlyName : worker.Key));
    }

    /// <summary>In words.</summary>
    public WorkerExplanation Explain(TaskState task, WorkerState worker, WorkerObstacle obstacle)
    {
        var target = WorkflowRouting.TargetOf(task);
        var channel = worker.ChannelOf(task.Channel);
        var name = task.Channel.Channel.UniqueName;
        var detail = obstacle switch
        {
            WorkerObstacle.None => "The task goes to such a worker when its turn comes",
            WorkerObstacle.Has => "The worker has the task, or the offer of it",
            WorkerObstacle.NotInQueue => $"The expression of task queue {task.Queue?.Queue.FriendlyName} does not select the worker: {task.Queue?.Queue.TargetWorkers}",
            WorkerObstacle.NotInTarget when IsForOneWorker(task) => $"The task is for worker {task.Task.RoutingTarget}",
            WorkerObstacle.NotInTarget when target?.KnownWorker is { } known => $"The target is for worker {known.Find(Context(task, worker)) ?? "(the task names none)"}",
            WorkerObstacle.NotInTarget => $"The target's expression does not select the worker: {target?.Expression?.Text}",
            WorkerObstacle.NotAvailable => $"Activity {worker.Activity.Activity.FriendlyName} is not available",
            WorkerObstacle.MustUpdate => "The worker let an offer time out and was not updated since",
            WorkerObstacle.ChannelNotAvailable => $"The worker does not take tasks of channel {name}",
            WorkerObstacle.NoCapacity => string.Create(CultureInfo.InvariantCulture, $"The worker has {channel?.Assigned ?? 0} of {channel?.Channel.ConfiguredCapacity ?? 0} tasks of channel {name}"),
            _ => "The worker declined the task at this target",
        };
        return new(worker.Worker.Sid, worker.Worker.FriendlyName, worker.Activity.Activity.FriendlyName, obstacle, detail, TraceOf(task, target, worker, obstacle));
    }

    private static bool IsForOneWorker(TaskState task) => task.Task.RoutingTarget?.StartsWith(WorkerSid.Prefix, StringComparison.Ordinal) == true;

    private static bool IsInQueue(TaskState task, WorkerState worker) =>
        IsForOneWorker(task) || (task.Queue is { } queue && worker.Sets.Contains(queue.Set));

    private ExpressionTrace? TraceOf(TaskState task, WorkflowTarget? target, WorkerState worker, WorkerObstacle obstacle) => obstacle switch
    {
        WorkerObstacle.NotInQueue => task.Queue?.Workers?.Trace(Context(task, worker)),
        WorkerObstacle.NotInTarget when !IsForOneWorker(task) => target?.Expression?.Trace(Context(task, worker)),
        _ => null,
    };

    private ExpressionContext Context(TaskState task, WorkerState worker) => new() { Task = task, Worker = worker, Now = core.Now };
}
