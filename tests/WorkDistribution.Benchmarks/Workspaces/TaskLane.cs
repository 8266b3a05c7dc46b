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
using WorkDistribution.TaskRouting.Workspaces;

namespace WorkDistribution.Benchmarks.Workspaces;

/// <summary>Makes the batches of one workspace's tasks, one after the other: create, reserve, accept, complete, with the rows and events that the engine writes.</summary>
internal sealed class TaskLane
{
    /// <summary>Rows that one task's four batches write: tasks 4, reservations 3, workers 2, worker channels 1, events 8.</summary>
    public const int RowsPerTask = 18;

    private const int Workers = 50;

    private readonly RandomSidSource _sids = new();
    private readonly Workspace _workspace;
    private readonly Activity _activity;
    private readonly TaskChannel _channel;
    private readonly TaskQueue _queue;
    private readonly Workflow _workflow;
    private readonly Worker[] _workers;
    private readonly WorkerChannel[] _workerChannels;
    private long _events;
    private long _tasks;

    public TaskLane()
    {
        var now = Now;
        var activity = _sids.NewOrdered<ActivitySid>(now);
        _workspace = new Workspace { Sid = _sids.NewOrdered<WorkspaceSid>(now), AccountSid = _sids.New<AccountSid>(), FriendlyName = "Bench", DateCreated = now, DateUpdated = now, DefaultActivitySid = activity, TimeoutActivitySid = activity };
        _activity = new Activity { Sid = activity, WorkspaceSid = _workspace.Sid, FriendlyName = "Available", Available = true, DateCreated = now, DateUpdated = now };
        _channel = new TaskChannel { Sid = _sids.NewOrdered<TaskChannelSid>(now), WorkspaceSid = _workspace.Sid, FriendlyName = "Voice", UniqueName = "voice", DateCreated = now, DateUpdated = now };
        _queue = new TaskQueue { Sid = _sids.NewOrdered<TaskQueueSid>(now), WorkspaceSid = _workspace.Sid, FriendlyName = "English", TargetWorkers = "languages HAS 'en'", MaxReservedWorkers = 1, DateCreated = now, DateUpdated = now };
        _workflow = new Workflow { Sid = _sids.NewOrdered<WorkflowSid>(now), WorkspaceSid = _workspace.Sid, FriendlyName = "All", Configuration = "{}", TaskReservationTimeout = 120, Version = 1, DateCreated = now, DateUpdated = now };
        _workers =
        [
            .. Enumerable.Range(0, Workers).Select(index => new Worker
            {
                Sid = _sids.NewOrdered<WorkerSid>(now),
                WorkspaceSid = _workspace.Sid,
                FriendlyName = $"worker {index}",
                Attributes = "{\"languages\":[\"en\",\"de\"],\"skills\":{\"billing\":3,\"support\":7},\"contact_uri\":\"sip:worker@example.com\"}",
                ActivitySid = activity,
                DateStatusChanged = now,
                IdleSince = now,
                Version = 1,
                DateCreated = now,
                DateUpdated = now,
            }),
        ];
        _workerChannels =
        [
            .. _workers.Select(worker => new WorkerChannel { Sid = _sids.NewOrdered<WorkerChannelSid>(now), WorkspaceSid = _workspace.Sid, WorkerSid = worker.Sid, TaskChannelSid = _channel.Sid, ConfiguredCapacity = 1, Available = true, DateCreated = now, DateUpdated = now }),
        ];
    }

    public WorkspaceSid Sid => _workspace.Sid;

    /// <summary>The first batch.</summary>
    public WorkspaceBatch Making => new()
    {
        WorkspaceSid = Sid,
        Workspace = _workspace,
        Activities = [_activity],
        TaskChannels = [_channel],
        TaskQueues = [_queue],
        Workflows = [_workflow],
        Workers = [.. _workers],
        WorkerChannels = [.. _workerChannels],
    };

    private static DateTimeOffset Now => TimeProvider.System.GetUtcNow();

    /// <summary>New tasks, waiting.</summary>
    public WorkspaceBatch Create(int count, out ImmutableArray<(WorkTask Task, Reservation Reservation)> made)
    {
        var now = Now;
        made =
        [
            .. Enumerable.Range(0, count).Select(_ =>
            {
                var task = new WorkTask
                {
                    Sid = _sids.NewOrdered<TaskSid>(now),
                    WorkspaceSid = Sid,
                    Number = ++_tasks,
                    Attributes = "{\"from\":\"+15551234567\",\"to\":\"+15557654321\",\"call_sid\":\"CA0123456789abcdef0123456789abcdef\",\"language\":\"en\",\"selected_product\":\"billing\",\"customer\":\"Ada Lovelace\"}",
                    AssignmentStatus = AssignmentStatus.Pending,
                    Priority = 0,
                    WorkflowSid = _workflow.Sid,
                    TaskQueueSid = _queue.Sid,
                    TaskChannelSid = _channel.Sid,
                    Timeout = 86_400,
                    FilterIndex = 0,
                    TargetIndex = 0,
                    WorkflowEntered = now,
                    TargetEntered = now,
                    TaskQueueEnteredDate = now,
                    TimesQueued = 1,
                    Version = 0,
                    DateCreated = now,
                    DateUpdated = now,
                };
                var reservation = new Reservation
                {
                    Sid = _sids.NewOrdered<ReservationSid>(now),
                    WorkspaceSid = Sid,
                    TaskSid = task.Sid,
                    WorkerSid = _workers[task.Number % Workers].Sid,
                    TaskQueueSid = _queue.Sid,
                    ReservationStatus = ReservationStatus.Pending,
                    Expires = now.AddSeconds(120),
                    Version = 0,
                    DateCreated = now,
                    DateUpdated = now,
                };
                return (task, reservation);
            }),
        ];
        return Batch(made, [EventType.TaskCreated, EventType.WorkflowEntered, EventType.WorkflowTargetMatched, EventType.TaskQueueEntered]) with { Tasks = [.. made.Select(static one => one.Task)] };
    }

    /// <summary>They are offered.</summary>
    public WorkspaceBatch Reserve(ref ImmutableArray<(WorkTask Task, Reservation Reservation)> tasks)
    {
        var now = Now;
        tasks = [.. tasks.Select(one => (one.Task with { AssignmentStatus = AssignmentStatus.Reserved, Version = 1, DateUpdated = now }, one.Reservation))];
        return Batch(tasks, [EventType.ReservationCreated]) with
        {
            Tasks = [.. tasks.Select(static one => one.Task)],
            Reservations = [.. tasks.Select(static one => one.Reservation)],
            Workers = WorkersOf(tasks),
            WorkerChannels = [.. tasks.Select(one => one.Task.Number % Workers).Distinct().Select(index => _workerChannels[index] with { LastReservedTime = now })],
        };
    }

    /// <summary>They are accepted.</summary>
    public WorkspaceBatch Accept(ref ImmutableArray<(WorkTask Task, Reservation Reservation)> tasks)
    {
        var now = Now;
        tasks =
        [
            .. tasks.Select(one => (
                one.Task with { AssignmentStatus = AssignmentStatus.Assigned, Version = 2, DateUpdated = now },
                one.Reservation with { ReservationStatus = ReservationStatus.Accepted, DateAccepted = now, Version = 1, DateUpdated = now })),
        ];
        return Batch(tasks, [EventType.ReservationAccepted]) with { Tasks = [.. tasks.Select(static one => one.Task)], Reservations = [.. tasks.Select(static one => one.Reservation)] };
    }

    /// <summary>They are done.</summary>
    public WorkspaceBatch Complete(ref ImmutableArray<(WorkTask Task, Reservation Reservation)> tasks)
    {
        var now = Now;
        tasks =
        [
            .. tasks.Select(one => (
                one.Task with { AssignmentStatus = AssignmentStatus.Completed, DateEnded = now, Version = 3, DateUpdated = now },
                one.Reservation with { ReservationStatus = ReservationStatus.Completed, Version = 2, DateUpdated = now })),
        ];
        return Batch(tasks, [EventType.ReservationCompleted, EventType.TaskCompleted]) with
        {
            Tasks = [.. tasks.Select(static one => one.Task)],
            Reservations = [.. tasks.Select(static one => one.Reservation)],
            Workers = WorkersOf(tasks),
        };
    }

    private ImmutableArray<Worker> WorkersOf(ImmutableArray<(WorkTask Task, Reservation Reservation)> tasks) => [.. tasks.Select(static one => one.Task.Number % Workers).Distinct().Select(index => _workers[index] with { IdleSince = Now })];

    private WorkspaceBatch Batch(ImmutableArray<(WorkTask Task, Reservation Reservation)> tasks, ReadOnlySpan<EventType> types)
    {
        var now = Now;
        var events = ImmutableArray.CreateBuilder<RoutingEvent>();
        foreach (var (task, reservation) in tasks)
        {
            foreach (var type in types)
            {
                var isReservation = EventResources.TypeOf(type) == "reservation";
                events.Add(new RoutingEvent
                {
                    Sid = _sids.NewOrdered<EventSid>(now),
                    Number = ++_events,
                    Type = type,
                    Time = now,
                    Workspace = _workspace,
                    Actor = Actor.System,
                    Task = new TaskView { Task = task, WorkflowName = _workflow.FriendlyName, TaskQueueName = _queue.FriendlyName, TaskChannelUniqueName = _channel.UniqueName, Age = 3 },
                    Worker = isReservation ? new WorkerView { Worker = _workers[task.Number % Workers], ActivityName = _activity.FriendlyName, Available = true } : null,
                    Reservation = isReservation ? reservation : null,
                    TaskQueue = _queue,
                    Workflow = _workflow,
                });
            }
        }

        return new WorkspaceBatch { WorkspaceSid = Sid, Events = events.ToImmutable() };
    }
}
