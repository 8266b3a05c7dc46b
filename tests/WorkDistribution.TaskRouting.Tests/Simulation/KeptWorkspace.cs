using System.Collections.Immutable;
using WorkDistribution.TaskRouting.Activities;
using WorkDistribution.TaskRouting.Events;
using WorkDistribution.TaskRouting.Reservations;
using WorkDistribution.TaskRouting.TaskChannels;
using WorkDistribution.TaskRouting.TaskQueues;
using WorkDistribution.TaskRouting.Tasks;
using WorkDistribution.TaskRouting.Workers;
using WorkDistribution.TaskRouting.Workflows;
using WorkDistribution.TaskRouting.Workspaces;

namespace WorkDistribution.TaskRouting.Tests.Simulation;

/// <summary>What a store would hold of one workspace: the batches committed so far, and nothing of those that were not.</summary>
internal sealed class KeptWorkspace
{
    private readonly Dictionary<string, Activity> _activities = [];
    private readonly Dictionary<string, TaskChannel> _channels = [];
    private readonly Dictionary<string, TaskQueue> _queues = [];
    private readonly Dictionary<string, Workflow> _workflows = [];
    private readonly Dictionary<string, Worker> _workers = [];
    private readonly Dictionary<string, WorkerChannel> _workerChannels = [];
    private readonly Dictionary<string, WorkTask> _tasks = [];
    private readonly Dictionary<string, Reservation> _reservations = [];
    private Workspace? _workspace;
    private long _lastEvent;
    private long _lastTask;

    /// <summary>What the events say, folded.</summary>
    public EventFold Told { get; } = new();

    public void Commit(WorkspaceBatch batch)
    {
        _workspace = batch.Workspace ?? _workspace;
        Apply(_activities, batch.Activities, item => item.Sid.Value, batch.RemovedActivities.Select(sid => sid.Value));
        Apply(_channels, batch.TaskChannels, item => item.Sid.Value, batch.RemovedTaskChannels.Select(sid => sid.Value));
        Apply(_queues, batch.TaskQueues, item => item.Sid.Value, batch.RemovedTaskQueues.Select(sid => sid.Value));
        Apply(_workflows, batch.Workflows, item => item.Sid.Value, batch.RemovedWorkflows.Select(sid => sid.Value));
        Apply(_workers, batch.Workers, item => item.Sid.Value, batch.RemovedWorkers.Select(sid => sid.Value));
        Apply(_workerChannels, batch.WorkerChannels, item => item.Sid.Value, batch.RemovedWorkerChannels.Select(sid => sid.Value));
        Apply(_tasks, batch.Tasks, item => item.Sid.Value, batch.RemovedTasks.Select(sid => sid.Value));
        Apply(_reservations, batch.Reservations, item => item.Sid.Value, batch.RemovedReservations.Select(sid => sid.Value));
        foreach (var task in batch.Tasks)
        {
            _lastTask = Math.Max(_lastTask, task.Number);
        }

        foreach (var happened in batch.Events)
        {
            Invariants.Hold(happened.Number == _lastEvent + 1, () => $"event {happened.Number} follows event {_lastEvent}");
            _lastEvent = happened.Number;
            Told.Add(happened);
        }

        Told.Agrees(_tasks, _reservations);
    }

    public WorkspaceSnapshot Snapshot() => new()
    {
        Workspace = _workspace,
        Activities = [.. _activities.Values.OrderBy(item => item.DateCreated).ThenBy(item => item.Sid.Value, StringComparer.Ordinal)],
        TaskChannels = [.. _channels.Values.OrderBy(item => item.DateCreated).ThenBy(item => item.Sid.Value, StringComparer.Ordinal)],
        TaskQueues = [.. _queues.Values.OrderBy(item => item.DateCreated).ThenBy(item => item.Sid.Value, StringComparer.Ordinal)],
        Workflows = [.. _workflows.Values.OrderBy(item => item.DateCreated).ThenBy(item => item.Sid.Value, StringComparer.Ordinal)],
        Workers = [.. _workers.Values.OrderBy(item => item.DateCreated).ThenBy(item => item.Sid.Value, StringComparer.Ordinal)],
        WorkerChannels = [.. _workerChannels.Values.OrderBy(item => item.DateCreated).ThenBy(item => item.Sid.Value, StringComparer.Ordinal)],
        Tasks = [.. _tasks.Values.OrderBy(item => item.Number)],
        Reservations = [.. _reservations.Values.OrderBy(item => item.DateCreated).ThenBy(item => item.Sid.Value, StringComparer.Ordinal)],
        LastEventNumber = _lastEvent,
        LastTaskNumber = _lastTask,
    };

    private static void Apply<T>(Dictionary<string, T> kept, ImmutableArray<T> changed, Func<T, string> key, IEnumerable<string> removed)
    {
        foreach (var item in changed)
        {
            kept[key(item)] = item;
        }

        foreach (var sid in removed)
        {
            kept.Remove(sid);
        }
    }
}
