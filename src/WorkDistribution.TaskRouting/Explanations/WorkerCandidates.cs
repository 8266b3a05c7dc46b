using WorkDistribution.TaskRouting.Expressions;
using WorkDistribution.TaskRouting.Matching;
using WorkDistribution.TaskRouting.Reservations;
using WorkDistribution.TaskRouting.Tasks;
using WorkDistribution.TaskRouting.Workers;
using WorkDistribution.TaskRouting.Workflows;
using WorkDistribution.TaskRouting.Workflows.Configuration;
using WorkDistribution.TaskRouting.Workspaces;

namespace WorkDistribution.TaskRouting.Explanations;

/// <summary>Says of each worker what stands against it for one task: the conditions of matching, in words.</summary>
internal sealed class WorkerCandidates
{
    private readonly WorkspaceCore _core;
    private readonly TaskState _task;
    private readonly WorkflowTarget? _target;
    private readonly Expression? _queue;
    private readonly Expression? _bound;
    private readonly OnlyWorker? _only;

    public WorkerCandidates(WorkspaceCore core, TaskState task)
    {
        _core = core;
        _task = task;
        _target = WorkflowRouting.TargetOf(task);
        (_queue, _bound, _only) = core.Routing.WorkersFor(task, _target);
    }

    /// <summary>The first thing that stands against a worker.</summary>
    public WorkerObstacle ObstacleOf(WorkerState worker)
    {
        if (_task.Reservations.Exists(reservation => reservation.IsLive && ReferenceEquals(reservation.Worker, worker)))
        {
            return WorkerObstacle.Has;
        }

        var context = new ExpressionContext { Worker = worker };
        if (_queue?.Evaluate(context) == false)
        {
            return WorkerObstacle.NotInQueue;
        }

        if (IsForAnother(worker) || _bound?.Evaluate(context) == false)
        {
            return WorkerObstacle.NotInTarget;
        }

        if (_task.Task.IgnoreCapacity ? worker.Activity.IsOffline : !worker.Activity.Activity.Available)
        {
            return WorkerObstacle.NotAvailable;
        }

        if (worker.Worker.MustUpdate)
        {
            return WorkerObstacle.MustUpdate;
        }

        if (!_task.Task.IgnoreCapacity && RoomOf(worker) is { } full)
        {
            return full;
        }

        return _task.PassesOver(worker) ? WorkerObstacle.Declined : WorkerObstacle.None;
    }

    /// <summary>That in words, with what came of the expression that the worker does not fulfil.</summary>
    public WorkerExplanation Explain(WorkerState worker, WorkerObstacle obstacle)
    {
        var trace = obstacle switch
        {
            WorkerObstacle.NotInQueue => _queue?.Trace(new() { Worker = worker, Now = _core.Now }),
            WorkerObstacle.NotInTarget => _target?.Expression?.Trace(new() { Worker = worker, Task = _task, Now = _core.Now }),
            _ => null,
        };
        return new(worker.Worker.Sid, worker.Worker.FriendlyName, worker.Activity.Activity.FriendlyName, obstacle, Detail(worker, obstacle), trace);
    }

    private WorkerObstacle? RoomOf(WorkerState worker) => worker.ChannelOf(_task.Channel) switch
    {
        null or { Channel.Available: false } => WorkerObstacle.ChannelNotAvailable,
        { HasRoom: false } => WorkerObstacle.NoCapacity,
        _ when !_core.State.Workspace.MultiTaskEnabled && worker.IsBusy => WorkerObstacle.NoCapacity,
        _ => null,
    };

    private string Detail(WorkerState worker, WorkerObstacle obstacle)
    {
        var channel = worker.ChannelOf(_task.Channel);
        return obstacle switch
        {
            WorkerObstacle.Has => $"Has the task: the reservation is {ReservationStatuses.NameOf(_task.Reservations.FindLast(reservation => ReferenceEquals(reservation.Worker, worker))!.Status)}",
            WorkerObstacle.NotInQueue => $"Does not fulfil the expression of task queue {_task.Queue?.Queue.FriendlyName}",
            WorkerObstacle.NotInTarget when IsForAnother(worker) => "The task is for another worker",
            WorkerObstacle.NotInTarget => "Does not fulfil the target's expression",
            WorkerObstacle.NotAvailable => $"Activity {worker.Activity.Activity.FriendlyName} is not available",
            WorkerObstacle.MustUpdate => "Let a reservation time out, and was not updated since",
            WorkerObstacle.ChannelNotAvailable => $"Takes no tasks of channel {_task.Channel.Channel.UniqueName}",
            WorkerObstacle.NoCapacity when channel is { HasRoom: true } => "Has a task, and the workspace gives one at a time",
            WorkerObstacle.NoCapacity => $"Has {channel?.Assigned} of {channel?.Channel.ConfiguredCapacity} tasks of channel {_task.Channel.Channel.UniqueName}",
            WorkerObstacle.Declined => "Declined this task at this target",
            _ => "Nothing stands against it",
        };
    }

    private bool IsForAnother(WorkerState worker) => _only is { } only && only.Value != (only.ByFriendlyName ? worker.Worker.FriendlyName : worker.Key);
}
