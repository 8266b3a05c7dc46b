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

namespace WorkDistribution.Storage.Tests.TaskRouting;

/// <summary>What lives in a workspace, every field of it set to something that would be noticed if lost.</summary>
public sealed class RoutingFacts
{
    public static readonly DateTimeOffset Noon = new(2026, 3, 14, 12, 0, 0, TimeSpan.Zero);

    private static readonly RandomSidSource Sids = new();

    private long _tasks;
    private long _events;

    public RoutingFacts()
    {
        Workspace = new Workspace
        {
            Sid = Sids.New<WorkspaceSid>(),
            AccountSid = Sids.New<AccountSid>(),
            FriendlyName = "Support \u00fc",
            DateCreated = Noon,
            DateUpdated = Noon.AddMicroseconds(3),
            DefaultActivitySid = Sids.New<ActivitySid>(),
            TimeoutActivitySid = Sids.New<ActivitySid>(),
            EventCallbackUrl = "https://example.com/events",
            EventsFilter = "task.created,worker.created",
            MultiTaskEnabled = true,
            PrioritizeQueueOrder = QueueOrder.Lifo,
        };
        Activity = new Activity { Sid = Sids.New<ActivitySid>(), WorkspaceSid = Workspace.Sid, FriendlyName = "Available", Available = true, DateCreated = Noon, DateUpdated = Noon.AddSeconds(1) };
        TaskChannel = new TaskChannel { Sid = Sids.New<TaskChannelSid>(), WorkspaceSid = Workspace.Sid, FriendlyName = "Voice", UniqueName = "voice", ChannelOptimizedRouting = true, DateCreated = Noon, DateUpdated = Noon.AddSeconds(1) };
        TaskQueue = new TaskQueue
        {
            Sid = Sids.New<TaskQueueSid>(),
            WorkspaceSid = Workspace.Sid,
            FriendlyName = "English",
            TargetWorkers = "languages HAS 'en'",
            MaxReservedWorkers = 3,
            TaskOrder = QueueOrder.Lifo,
            ReservationActivitySid = Sids.New<ActivitySid>(),
            AssignmentActivitySid = Sids.New<ActivitySid>(),
            DateCreated = Noon,
            DateUpdated = Noon.AddSeconds(1),
        };
        Workflow = new Workflow
        {
            Sid = Sids.New<WorkflowSid>(),
            WorkspaceSid = Workspace.Sid,
            FriendlyName = "All",
            Configuration = "{\"task_routing\":{}}",
            AssignmentCallbackUrl = "https://example.com/assignment",
            FallbackAssignmentCallbackUrl = "https://example.com/fallback",
            TaskReservationTimeout = 30,
            Version = 4,
            DateCreated = Noon,
            DateUpdated = Noon.AddSeconds(1),
        };
        Worker = new Worker
        {
            Sid = Sids.New<WorkerSid>(),
            WorkspaceSid = Workspace.Sid,
            FriendlyName = "alice",
            Attributes = "{\"languages\":[\"en\"]}",
            ActivitySid = Activity.Sid,
            DateStatusChanged = Noon.AddSeconds(2),
            IdleSince = Noon.AddSeconds(3),
            MustUpdate = true,
            Version = 9,
            DateCreated = Noon,
            DateUpdated = Noon.AddSeconds(4),
        };
        WorkerChannel = new WorkerChannel
        {
            Sid = Sids.New<WorkerChannelSid>(),
            WorkspaceSid = Workspace.Sid,
            WorkerSid = Worker.Sid,
            TaskChannelSid = TaskChannel.Sid,
            ConfiguredCapacity = 2,
            Available = true,
            LastReservedTime = Noon.AddSeconds(5),
            DateCreated = Noon,
            DateUpdated = Noon.AddSeconds(6),
        };
    }

    public Workspace Workspace { get; }

    public Activity Activity { get; }

    public TaskChannel TaskChannel { get; }

    public TaskQueue TaskQueue { get; }

    public Workflow Workflow { get; }

    public Worker Worker { get; }

    public WorkerChannel WorkerChannel { get; }

    /// <summary>What makes the workspace, with one of everything but tasks.</summary>
    public WorkspaceBatch Making => Batch() with
    {
        Workspace = Workspace,
        Activities = [Activity],
        TaskChannels = [TaskChannel],
        TaskQueues = [TaskQueue],
        Workflows = [Workflow],
        Workers = [Worker],
        WorkerChannels = [WorkerChannel],
    };

    public WorkspaceBatch Batch() => new() { WorkspaceSid = Workspace.Sid };

    /// <summary>The next task.</summary>
    public WorkTask Task()
    {
        var created = Noon.AddMilliseconds(++_tasks);
        return new WorkTask
        {
            Sid = Sids.NewOrdered<TaskSid>(created),
            WorkspaceSid = Workspace.Sid,
            Number = _tasks,
            Attributes = "{\"language\":\"en\",\"note\":\"\u00e9\"}",
            AssignmentStatus = AssignmentStatus.Assigned,
            Priority = 7,
            Reason = "because",
            WorkflowSid = Workflow.Sid,
            TaskQueueSid = TaskQueue.Sid,
            TaskChannelSid = TaskChannel.Sid,
            Timeout = 3_600,
            VirtualStartTime = Noon.AddHours(-1),
            IgnoreCapacity = true,
            RoutingTarget = Worker.Sid.Value,
            FilterIndex = 1,
            TargetIndex = 2,
            WorkflowEntered = Noon.AddSeconds(5),
            TargetEntered = Noon.AddSeconds(6),
            TaskQueueEnteredDate = Noon.AddSeconds(7),
            TimesQueued = 2,
            RaisedBy = 5,
            RequeueRaise = 3,
            FetchedConfiguration = "{}",
            PriorityGiven = true,
            DateEnded = Noon.AddSeconds(8),
            Version = 3,
            DateCreated = created,
            DateUpdated = Noon.AddMicroseconds(9),
        };
    }

    /// <summary>A task with nothing that need not be.</summary>
    public WorkTask BareTask()
    {
        var task = Task();
        return new WorkTask
        {
            Sid = task.Sid,
            WorkspaceSid = task.WorkspaceSid,
            Number = task.Number,
            Attributes = "{}",
            AssignmentStatus = AssignmentStatus.Pending,
            Priority = 0,
            TaskChannelSid = TaskChannel.Sid,
            Timeout = 86_400,
            Version = 0,
            DateCreated = task.DateCreated,
            DateUpdated = task.DateCreated,
        };
    }

    public Reservation Reservation(WorkTask task) => new()
    {
        Sid = Sids.NewOrdered<ReservationSid>(task.DateCreated),
        WorkspaceSid = Workspace.Sid,
        TaskSid = task.Sid,
        WorkerSid = Worker.Sid,
        TaskQueueSid = TaskQueue.Sid,
        ReservationStatus = ReservationStatus.Accepted,
        Expires = Noon.AddSeconds(30),
        IsInstructed = true,
        DateAccepted = Noon.AddSeconds(12),
        Version = 2,
        DateCreated = task.DateCreated,
        DateUpdated = Noon.AddSeconds(12),
    };

    /// <summary>The next event, about everything its kind is about.</summary>
    public RoutingEvent Event(EventType type, DateTimeOffset? time = null, WorkTask? task = null)
    {
        var at = time ?? Noon.AddMilliseconds(_events * 10);
        var about = EventResources.TypeOf(type);
        var concerned = about is "task" or "reservation" ? task ?? Task() : null;
        return new RoutingEvent
        {
            Sid = Sids.NewOrdered<EventSid>(at),
            Number = ++_events,
            Type = type,
            Time = at,
            Workspace = Workspace,
            Actor = new Actor("account", Workspace.AccountSid.Value, "192.0.2.1", "API"),
            Task = concerned is null ? null : new TaskView { Task = concerned, WorkflowName = Workflow.FriendlyName, TaskQueueName = TaskQueue.FriendlyName, TaskChannelUniqueName = TaskChannel.UniqueName, Age = 12 },
            Worker = about is "worker" or "reservation" ? new WorkerView { Worker = Worker, ActivityName = Activity.FriendlyName, Available = true } : null,
            Reservation = about is "reservation" ? Reservation(concerned!) : null,
            WorkerChannel = about is "worker" or "reservation" ? new WorkerChannelView { Channel = WorkerChannel, TaskChannelUniqueName = "voice", AssignedTasks = 1, AvailableCapacityPercentage = 50 } : null,
            TaskQueue = about is "task" or "reservation" or "taskqueue" ? TaskQueue : null,
            Workflow = about is "task" or "reservation" or "workflow" ? Workflow : null,
            Activity = about is "activity" ? Activity : null,
            Extra = [new("worker_time_in_previous_activity", "26"), new("a_name_of_its_own", "\u20ac 007"), new("task_priority", "99")],
        };
    }

    /// <summary>A batch that makes a task and says so.</summary>
    public WorkspaceBatch NewTask(params ReadOnlySpan<EventType> events)
    {
        var task = Task();
        var happened = ImmutableArray.CreateBuilder<RoutingEvent>();
        foreach (var type in events)
        {
            happened.Add(Event(type, task: task));
        }

        return Batch() with { Tasks = [task], Reservations = [Reservation(task)], Events = happened.ToImmutable() };
    }
}
