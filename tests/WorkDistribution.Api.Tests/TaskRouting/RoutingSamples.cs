using System.Collections.Immutable;
using WorkDistribution.Core.Identity;
using WorkDistribution.TaskRouting.Activities;
using WorkDistribution.TaskRouting.Events;
using WorkDistribution.TaskRouting.Explanations;
using WorkDistribution.TaskRouting.Expressions;
using WorkDistribution.TaskRouting.Rehearsal.Reports;
using WorkDistribution.TaskRouting.Reservations;
using WorkDistribution.TaskRouting.Statistics;
using WorkDistribution.TaskRouting.TaskChannels;
using WorkDistribution.TaskRouting.TaskQueues;
using WorkDistribution.TaskRouting.Tasks;
using WorkDistribution.TaskRouting.Workers;
using WorkDistribution.TaskRouting.Workflows;
using WorkDistribution.TaskRouting.Workspaces;

namespace WorkDistribution.Api.Tests.TaskRouting;

/// <summary>One of everything in a workspace.</summary>
internal static class RoutingSamples
{
    private static readonly RandomSidSource Sids = new();

    public static DateTimeOffset Then { get; } = new(2026, 1, 1, 0, 0, 0, TimeSpan.Zero);

    public static WorkspaceView Workspace { get; } = new()
    {
        Workspace = new Workspace
        {
            Sid = Sids.New<WorkspaceSid>(),
            AccountSid = Sids.New<AccountSid>(),
            FriendlyName = "Sales",
            DateCreated = Then,
            DateUpdated = Then,
            DefaultActivitySid = Sids.New<ActivitySid>(),
            TimeoutActivitySid = Sids.New<ActivitySid>(),
        },
        DefaultActivityName = "Offline",
        TimeoutActivityName = "Offline",
    };

    public static Activity Activity { get; } = new()
    {
        Sid = Sids.New<ActivitySid>(),
        WorkspaceSid = Workspace.Workspace.Sid,
        FriendlyName = "Available",
        Available = true,
        DateCreated = Then,
        DateUpdated = Then,
    };

    public static TaskChannel Channel { get; } = new()
    {
        Sid = Sids.New<TaskChannelSid>(),
        WorkspaceSid = Workspace.Workspace.Sid,
        FriendlyName = "Voice",
        UniqueName = "voice",
        DateCreated = Then,
        DateUpdated = Then,
    };

    public static TaskQueueView Queue { get; } = new()
    {
        Queue = new TaskQueue
        {
            Sid = Sids.New<TaskQueueSid>(),
            WorkspaceSid = Workspace.Workspace.Sid,
            FriendlyName = "Everyone",
            TargetWorkers = "1==1",
            MaxReservedWorkers = 1,
            DateCreated = Then,
            DateUpdated = Then,
        },
        TaskOrder = QueueOrder.Lifo,
    };

    public static Workflow Workflow { get; } = new()
    {
        Sid = Sids.New<WorkflowSid>(),
        WorkspaceSid = Workspace.Workspace.Sid,
        FriendlyName = "All",
        Configuration = """{"task_routing":{"filters":[]}}""",
        TaskReservationTimeout = 120,
        Version = 1,
        DateCreated = Then,
        DateUpdated = Then,
    };

    public static WorkerView Worker { get; } = new()
    {
        Worker = new Worker
        {
            Sid = Sids.New<WorkerSid>(),
            WorkspaceSid = Workspace.Workspace.Sid,
            FriendlyName = "Ann",
            Attributes = "{}",
            ActivitySid = Activity.Sid,
            DateStatusChanged = Then,
            IdleSince = Then,
            Version = 7,
            DateCreated = Then,
            DateUpdated = Then,
        },
        ActivityName = "Available",
        Available = true,
    };

    public static WorkerChannelView WorkerChannel { get; } = new()
    {
        Channel = new WorkerChannel
        {
            Sid = Sids.New<WorkerChannelSid>(),
            WorkspaceSid = Workspace.Workspace.Sid,
            WorkerSid = Worker.Worker.Sid,
            TaskChannelSid = Channel.Sid,
            ConfiguredCapacity = 1,
            Available = true,
            DateCreated = Then,
            DateUpdated = Then,
        },
        TaskChannelUniqueName = "voice",
        AssignedTasks = 0,
        AvailableCapacityPercentage = 100,
    };

    public static TaskView Task { get; } = new()
    {
        Task = new WorkTask
        {
            Sid = Sids.New<TaskSid>(),
            WorkspaceSid = Workspace.Workspace.Sid,
            Number = 1,
            Attributes = """{"type":"call"}""",
            AssignmentStatus = AssignmentStatus.Pending,
            Priority = 3,
            TaskChannelSid = Channel.Sid,
            TaskQueueSid = Queue.Queue.Sid,
            Timeout = 86_400,
            Version = 5,
            DateCreated = Then,
            DateUpdated = Then,
        },
        TaskChannelUniqueName = "voice",
        TaskQueueName = "Everyone",
        Age = 11,
    };

    public static ReservationView Reservation { get; } = new()
    {
        Reservation = new Reservation
        {
            Sid = Sids.New<ReservationSid>(),
            WorkspaceSid = Workspace.Workspace.Sid,
            TaskSid = Task.Task.Sid,
            WorkerSid = Worker.Worker.Sid,
            TaskQueueSid = Queue.Queue.Sid,
            ReservationStatus = ReservationStatus.Pending,
            Expires = Then,
            Version = 2,
            DateCreated = Then,
            DateUpdated = Then,
        },
        Task = Task,
        Worker = Worker,
    };

    public static EventRecord Event { get; } = new()
    {
        Sid = Sids.New<EventSid>(),
        Number = 1,
        AccountSid = Workspace.Workspace.AccountSid,
        WorkspaceSid = Workspace.Workspace.Sid,
        Type = EventType.TaskCreated,
        Time = Then.AddMilliseconds(123),
        Description = "Task created",
        ResourceType = "task",
        ResourceSid = Task.Task.Sid.Value,
        ActorType = "account",
        ActorSid = Workspace.Workspace.AccountSid.Value,
        Data = """{"task_age":11}""",
    };

    public static CumulativeStatistics Cumulative { get; } = new()
    {
        StartTime = Then,
        EndTime = Then,
        Reservations = new ReservationCounts(1, 2, 3, 4, 5, 6),
        TasksCreated = 7,
        TasksEntered = 8,
        TasksMoved = 9,
        TasksCanceled = 10,
        TasksCompleted = 11,
        TasksDeleted = 12,
        TasksTimedOutInWorkflow = 13,
        WaitDurationUntilAccepted = new DurationStatistics(14, 15, 16, 17),
        WaitDurationUntilCanceled = DurationStatistics.None,
        WaitDurationInQueueUntilAccepted = DurationStatistics.None,
        SplitByWaitTime = [new WaitTimeSplit(5, 1, 2, 3, 4)],
    };

    public static RealTimeStatistics RealTime { get; } = new()
    {
        ActivityStatistics = [new ActivityWorkers(Activity.Sid, "Available", 3)],
        LongestTaskWaitingAge = 11,
        TasksByPriority = [KeyValuePair.Create(3, 1)],
        TasksByStatus = [KeyValuePair.Create(AssignmentStatus.Pending, 1)],
        TotalTasks = 1,
    };

    public static WorkerCumulativeStatistics WorkerCumulative { get; } = new()
    {
        StartTime = Then,
        EndTime = Then,
        Reservations = new ReservationCounts(1, 2, 3, 4, 5, 6),
        ActivityDurations = [new ActivityDurations(Activity.Sid, "Available", new DurationStatistics(1, 2, 3, 4))],
    };

    public static ImmutableArray<WorkflowWarning> Warnings { get; } = [new(0, "English", 1, "Nobody speaks it")];

    public static TaskExplanation Explanation { get; } = new()
    {
        Task = Task,
        WaitsFor = "A worker",
        NextChange = Then,
        Filters = [new FilterExplanation(0, "English", IsMatch: true, IsFollowed: true, new ExpressionTrace("a == 1", Result: true, "1", "1", []))],
        Targets = [new TargetExplanation(0, TargetState.Current, Queue.Queue.Sid, "Everyone", Expression: null, SkipIf: null, Priority: 5, Then, Workers: 3)],
        Workers = [new WorkerExplanation(Worker.Worker.Sid, "Ann", "Available", WorkerObstacle.NoCapacity, "Has 1 of 1")],
        WorkersLeftOut = 2,
    };

    public static RoutingReport Report { get; } = new()
    {
        StartTime = Then,
        EndTime = Then,
        RoutingSuccess = [new PreferenceCount("preferred", 2)],
        Workers = [],
        TaskQueues = [],
    };

    public static RehearsalFigures Figures { get; } = new()
    {
        Tasks = 7,
        Assigned = 3,
        Waiting = 1,
        TimedOut = 1,
        Unmatched = 1,
        Canceled = 1,
        Offers = 5,
        Declined = 2,
        Wait = new WaitFigures(3, TimeSpan.FromMilliseconds(1500.4), TimeSpan.FromSeconds(1), TimeSpan.FromSeconds(2), TimeSpan.FromSeconds(2)),
        TaskQueues = [new RehearsedQueue(Queue.Queue.Sid, "Everyone", new WaitFigures(3, TimeSpan.Zero, TimeSpan.Zero, TimeSpan.Zero, TimeSpan.Zero))],
        Workers = [new RehearsedWorker(Worker.Worker.Sid, "Ann", 3, TimeSpan.FromSeconds(30), TimeSpan.FromSeconds(60))],
    };

    public static RehearsalReport Rehearsal { get; } = new()
    {
        WorkflowSid = Workflow.Sid,
        StartTime = Then,
        EndTime = Then.AddHours(1),
        Rehearsed = Figures,
        Recorded = Figures with { Assigned = 4 },
        UnmatchableCount = 1,
        Unmatchable = [new UnmatchableTask(Task.Task.Sid, UnmatchableReason.NoFilter)],
        Targets = [new RehearsedTarget(-1, null, 0, Queue.Queue.Sid, 6, Figures.Wait)],
        LeftOut = 0,
        Warnings = Warnings,
    };
}
