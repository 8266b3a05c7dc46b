using System.Collections.Immutable;
using WorkDistribution.Core.Identity;
using WorkDistribution.TaskRouting.Activities;
using WorkDistribution.TaskRouting.Events;
using WorkDistribution.TaskRouting.Reservations;
using WorkDistribution.TaskRouting.TaskChannels;
using WorkDistribution.TaskRouting.TaskQueues;
using WorkDistribution.TaskRouting.Tasks;
using WorkDistribution.TaskRouting.Workers;
using WorkDistribution.TaskRouting.Workflows;

namespace WorkDistribution.TaskRouting.Workspaces;

/// <summary>What changed in a workspace since the last batch was taken.</summary>
internal sealed class ChangeSet
{
    private readonly List<Entity> _changed = [];
    private readonly List<Entity> _removed = [];
    private ImmutableArray<RoutingEvent>.Builder _events = ImmutableArray.CreateBuilder<RoutingEvent>();
    private ImmutableArray<long>.Builder _toTell = ImmutableArray.CreateBuilder<long>();

    /// <summary>The workspace itself was made or changed.</summary>
    public bool WorkspaceChanged { get; set; }

    /// <summary>The workspace was removed.</summary>
    public bool WorkspaceRemoved { get; set; }

    /// <summary>Whether there is nothing to keep.</summary>
    public bool IsEmpty => _changed.Count == 0 && _removed.Count == 0 && _events.Count == 0 && !WorkspaceChanged && !WorkspaceRemoved;

    /// <summary>How many entities and events are in it.</summary>
    public int Size => _changed.Count + _removed.Count + _events.Count;

    /// <summary>Notes an entity made or changed.</summary>
    public void Note(Entity entity)
    {
        if (!entity.IsChanged)
        {
            entity.IsChanged = true;
            _changed.Add(entity);
        }
    }

    /// <summary>Notes an entity removed.</summary>
    public void NoteRemoved(Entity entity)
    {
        if (!entity.IsRemoved)
        {
            entity.IsRemoved = true;
            _removed.Add(entity);
        }
    }

    /// <summary>Adds an event.</summary>
    /// <param name="occurrence">What happened.</param>
    /// <param name="told">Whether the event callback is to be told.</param>
    public void Add(RoutingEvent occurrence, bool told)
    {
        _events.Add(occurrence);
        if (told)
        {
            _toTell.Add(occurrence.Number);
        }
    }

    /// <summary>Takes all of it as one batch.</summary>
    public WorkspaceBatch Take(Workspace workspace)
    {
        var batch = new WorkspaceBatch
        {
            WorkspaceSid = workspace.Sid,
            Workspace = WorkspaceChanged && !WorkspaceRemoved ? workspace : null,
            RemovesWorkspace = WorkspaceRemoved,
            Activities = Changed<ActivityState, Activity>(static e => e.Activity),
            RemovedActivities = Removed<ActivityState, ActivitySid>(static e => e.Activity.Sid),
            TaskChannels = Changed<TaskChannelState, TaskChannel>(static e => e.Channel),
            RemovedTaskChannels = Removed<TaskChannelState, TaskChannelSid>(static e => e.Channel.Sid),
            TaskQueues = Changed<QueueState, TaskQueue>(static e => e.Queue),
            RemovedTaskQueues = Removed<QueueState, TaskQueueSid>(static e => e.Queue.Sid),
            Workflows = Changed<WorkflowState, Workflow>(static e => e.Workflow),
            RemovedWorkflows = Removed<WorkflowState, WorkflowSid>(static e => e.Workflow.Sid),
            Workers = Changed<WorkerState, Worker>(static e => e.Worker),
            RemovedWorkers = Removed<WorkerState, WorkerSid>(static e => e.Worker.Sid),
            WorkerChannels = Changed<WorkerChannelState, WorkerChannel>(static e => e.Channel),
            RemovedWorkerChannels = Removed<WorkerChannelState, WorkerChannelSid>(static e => e.Channel.Sid),
            Tasks = Changed<TaskState, WorkTask>(static e => e.Task),
            RemovedTasks = Removed<TaskState, TaskSid>(static e => e.Task.Sid),
            Reservations = Changed<ReservationState, Reservation>(static e => e.Reservation),
            RemovedReservations = Removed<ReservationState, ReservationSid>(static e => e.Reservation.Sid),
            Events = _events.DrainToImmutable(),
            ToTell = _toTell.DrainToImmutable(),
        };
        foreach (var entity in _changed)
        {
            entity.IsChanged = false;
        }

        _changed.Clear();
        _removed.Clear();
        WorkspaceChanged = WorkspaceRemoved = false;
        return batch;
    }

    private ImmutableArray<TRecord> Changed<TEntity, TRecord>(Func<TEntity, TRecord> record)
        where TEntity : Entity
    {
        var builder = ImmutableArray.CreateBuilder<TRecord>();
        foreach (var entity in _changed)
        {
            if (entity is TEntity { IsRemoved: false } one)
            {
                builder.Add(record(one));
            }
        }

        return builder.DrainToImmutable();
    }

    private ImmutableArray<TSid> Removed<TEntity, TSid>(Func<TEntity, TSid> sid)
        where TEntity : Entity
    {
        var builder = ImmutableArray.CreateBuilder<TSid>();
        foreach (var entity in _removed)
        {
            if (entity is TEntity one)
            {
                builder.Add(sid(one));
            }
        }

        return builder.DrainToImmutable();
    }
}
