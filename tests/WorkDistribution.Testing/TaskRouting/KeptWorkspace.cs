using System.Collections.Immutable;
using WorkDistribution.Core.Identity;
using WorkDistribution.TaskRouting.Activities;
using WorkDistribution.TaskRouting.Reservations;
using WorkDistribution.TaskRouting.TaskChannels;
using WorkDistribution.TaskRouting.TaskQueues;
using WorkDistribution.TaskRouting.Tasks;
using WorkDistribution.TaskRouting.Workers;
using WorkDistribution.TaskRouting.Workflows;
using WorkDistribution.TaskRouting.Workspaces;

namespace WorkDistribution.Testing.TaskRouting;

/// <summary>What batches have made of a workspace. Refuses batches that break the contract: an entity twice, a gap in the numbers of events.</summary>
internal sealed class KeptWorkspace
{
    private readonly Dictionary<ActivitySid, Activity> _activities;
    private readonly Dictionary<TaskChannelSid, TaskChannel> _channels;
    private readonly Dictionary<TaskQueueSid, TaskQueue> _queues;
    private readonly Dictionary<WorkflowSid, Workflow> _workflows;
    private readonly Dictionary<WorkerSid, Worker> _workers;
    private readonly Dictionary<WorkerChannelSid, WorkerChannel> _workerChannels;
    private readonly Dictionary<TaskSid, WorkTask> _tasks;
    private readonly Dictionary<ReservationSid, Reservation> _reservations;
    private long _lastEvent;
    private long _lastTask;

    public KeptWorkspace(WorkspaceSnapshot snapshot)
    {
        Workspace = snapshot.Workspace!;
        _activities = snapshot.Activities.ToDictionary(static one => one.Sid);
        _channels = snapshot.TaskChannels.ToDictionary(static one => one.Sid);
        _queues = snapshot.TaskQueues.ToDictionary(static one => one.Sid);
        _workflows = snapshot.Workflows.ToDictionary(static one => one.Sid);
        _workers = snapshot.Workers.ToDictionary(static one => one.Sid);
        _workerChannels = snapshot.WorkerChannels.ToDictionary(static one => one.Sid);
        _tasks = snapshot.Tasks.ToDictionary(static one => one.Sid);
        _reservations = snapshot.Reservations.ToDictionary(static one => one.Sid);
        _lastEvent = snapshot.LastEventNumber;
        _lastTask = snapshot.LastTaskNumber;
    }

    public Workspace Workspace { get; private set; }

    public void Apply(WorkspaceBatch batch)
    {
        Workspace = batch.Workspace ?? Workspace;
        Put(_activities, batch.Activities, static one => one.Sid, batch.RemovedActivities);
        Put(_channels, batch.TaskChannels, static one => one.Sid, batch.RemovedTaskChannels);
        Put(_queues, batch.TaskQueues, static one => one.Sid, batch.RemovedTaskQueues);
        Put(_workflows, batch.Workflows, static one => one.Sid, batch.RemovedWorkflows);
        Put(_workers, batch.Workers, static one => one.Sid, batch.RemovedWorkers);
        Put(_workerChannels, batch.WorkerChannels, static one => one.Sid, batch.RemovedWorkerChannels);
        Put(_tasks, batch.Tasks, static one => one.Sid, batch.RemovedTasks);
        Put(_reservations, batch.Reservations, static one => one.Sid, batch.RemovedReservations);
        foreach (var occurrence in batch.Events)
        {
            if (occurrence.Number != ++_lastEvent)
            {
                throw new InvalidOperationException($"Event {occurrence.Number} comes where {_lastEvent} was due.");
            }
        }

        foreach (var task in batch.Tasks)
        {
            _lastTask = Math.Max(_lastTask, task.Number);
        }
    }

    public WorkspaceSnapshot Snapshot() => new()
    {
        Workspace = Workspace,
        Activities = Ordered(_activities.Values, static one => (one.DateCreated, one.Sid.Value)),
        TaskChannels = Ordered(_channels.Values, static one => (one.DateCreated, one.Sid.Value)),
        TaskQueues = Ordered(_queues.Values, static one => (one.DateCreated, one.Sid.Value)),
        Workflows = Ordered(_workflows.Values, static one => (one.DateCreated, one.Sid.Value)),
        Workers = Ordered(_workers.Values, static one => (one.DateCreated, one.Sid.Value)),
        WorkerChannels = Ordered(_workerChannels.Values, static one => (one.DateCreated, one.Sid.Value)),
        Tasks = [.. _tasks.Values.OrderBy(static one => one.Number)],
        Reservations = Ordered(_reservations.Values, static one => (one.DateCreated, one.Sid.Value)),
        LastEventNumber = _lastEvent,
        LastTaskNumber = _lastTask,
    };

    private static ImmutableArray<T> Ordered<T>(IEnumerable<T> records, Func<T, (DateTimeOffset Created, string Sid)> place) =>
        [.. records.OrderBy(record => place(record).Created).ThenBy(record => place(record).Sid, StringComparer.Ordinal)];

    private static void Put<TSid, TRecord>(Dictionary<TSid, TRecord> kept, ImmutableArray<TRecord> changed, Func<TRecord, TSid> sid, ImmutableArray<TSid> removed)
        where TSid : notnull
    {
        var seen = new HashSet<TSid>();
        foreach (var record in changed)
        {
            if (!seen.Add(sid(record)))
            {
                throw new InvalidOperationException($"{sid(record)} is twice in a batch.");
            }

            kept[sid(record)] = record;
        }

        foreach (var gone in removed)
        {
            if (seen.Contains(gone))
            {
                throw new InvalidOperationException($"{gone} is changed and removed in one batch.");
            }

            kept.Remove(gone);
        }
    }
}
