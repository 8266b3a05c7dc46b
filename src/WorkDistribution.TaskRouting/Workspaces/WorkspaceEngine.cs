using System.Collections.Immutable;
using WorkDistribution.Core.Errors;
using WorkDistribution.Core.Identity;
using WorkDistribution.TaskRouting.Activities;
using WorkDistribution.TaskRouting.Explanations;
using WorkDistribution.TaskRouting.Rehearsal;
using WorkDistribution.TaskRouting.Reservations;
using WorkDistribution.TaskRouting.Statistics;
using WorkDistribution.TaskRouting.TaskChannels;
using WorkDistribution.TaskRouting.TaskQueues;
using WorkDistribution.TaskRouting.Tasks;
using WorkDistribution.TaskRouting.Workers;
using WorkDistribution.TaskRouting.Workflows;

namespace WorkDistribution.TaskRouting.Workspaces;

/// <summary>Decides everything in one workspace. Deterministic: the same commands at the same times give the same batches. One thread at a time; no clock, no I/O.</summary>
internal sealed class WorkspaceEngine
{
    private readonly ActivityCommands _activities;
    private readonly TaskChannelCommands _channels;
    private readonly TaskQueueCommands _queues;
    private readonly WorkflowCommands _workflows;
    private readonly WorkerCommands _workers;
    private readonly WorkerChannelCommands _workerChannels;
    private readonly TaskCommands _tasks;
    private readonly TaskListing _taskLists;
    private readonly ReservationCommands _reservations;
    private readonly RealTimeCommands _realTime;
    private readonly ExplanationCommands _explanations;
    private readonly WorkspaceCommands _workspace;
    private readonly WorkflowChecks _workflowChecks;

    private WorkspaceEngine(Workspace workspace, TaskRoutingOptions options, ISidSource sids)
    {
        Core = new(workspace, options, sids);
        _activities = new(Core);
        _channels = new(Core);
        _queues = new(Core);
        _workflows = new(Core, _queues);
        _workers = new(Core);
        _workerChannels = new(Core);
        _tasks = new(Core);
        _taskLists = new(Core);
        _reservations = new(Core);
        _realTime = new(Core);
        _explanations = new(Core);
        _workflowChecks = new(Core);
        _workspace = new(Core, _activities, _channels, _queues, _workflows);
    }

    /// <summary>The live workspace.</summary>
    public WorkspaceCore Core { get; }

    /// <summary>The workspace itself.</summary>
    public Workspace Workspace => Core.State.Workspace;

    /// <summary>Whether something waits to be committed.</summary>
    public bool HasChanges => !Core.Changes.IsEmpty;

    /// <summary>When <see cref="Advance"/> has next something to do; null: never.</summary>
    public DateTimeOffset? NextDue
    {
        get
        {
            var timers = Core.Timers.NextDue;
            var removal = Core.Tasks.NextRemoval;
            return removal is null || timers < removal ? timers : removal;
        }
    }

    /// <summary>A new workspace, furnished.</summary>
    public static WorkspaceEngine Begin(AccountSid account, CreateWorkspace command, TaskRoutingOptions options, ISidSource sids, DateTimeOffset now)
    {
        now = Truncate(now);
        var workspace = new Workspace
        {
            Sid = sids.NewOrdered<WorkspaceSid>(now),
            AccountSid = account,
            FriendlyName = command.FriendlyName,
            DateCreated = now,
            DateUpdated = now,
            DefaultActivitySid = default,
            TimeoutActivitySid = default,
            EventCallbackUrl = string.IsNullOrEmpty(command.EventCallbackUrl) ? null : command.EventCallbackUrl,
            EventsFilter = command.EventsFilter ?? "",
            MultiTaskEnabled = command.MultiTaskEnabled ?? true,
            PrioritizeQueueOrder = command.PrioritizeQueueOrder ?? QueueOrder.Fifo,
        };
        var engine = new WorkspaceEngine(workspace, options, sids);
        engine.Core.Now = now;
        engine._workspace.Begin(command.Template);
        return engine;
    }

    /// <summary>A workspace read back. What was due meanwhile is done by the next <see cref="Advance"/>.</summary>
    public static WorkspaceEngine Load(WorkspaceSnapshot snapshot, TaskRoutingOptions options, ISidSource sids, DateTimeOffset now)
    {
        var engine = new WorkspaceEngine(snapshot.Workspace ?? throw new ArgumentException("The snapshot has no workspace", nameof(snapshot)), options, sids);
        engine.Core.Now = Truncate(now);
        new SnapshotLoader(engine.Core, engine._queues).Load(snapshot);
        return engine;
    }

    /// <summary>Carries out a command.</summary>
    /// <param name="command">The command.</param>
    /// <param name="now">The time; never before that of an earlier call.</param>
    /// <exception cref="Core.Paging.PageTokenException">The token of the page asked for was not given out.</exception>
    public RoutingResult<TResult> Handle<TResult>(WorkspaceCommand<TResult> command, DateTimeOffset now)
    {
        Tick(now);
        Core.Actor = command.Actor;
        var result = (RoutingResult<TResult>)Dispatch(command);
        Core.Matcher.Settle();
        Core.Tasks.RemoveEnded();
        return result;
    }

    /// <summary>Does what has become due: time-outs, next targets, rising priorities, removals.</summary>
    /// <param name="now">The time; never before that of an earlier call.</param>
    /// <param name="atMost">How much is done in one call.</param>
    public void Advance(DateTimeOffset now, int atMost = int.MaxValue)
    {
        Tick(now);
        Core.Actor = Actor.System;
        for (; atMost > 0 && Core.Timers.TakeDue(Core.Now) is { } item; atMost--)
        {
            switch (item)
            {
                case TaskState task:
                    Core.Tasks.OnTime(task);
                    break;
                case ReservationState reservation:
                    Core.Reservations.OnTime(reservation);
                    break;
                case QueueState queue:
                    _queues.OnTime(queue);
                    break;
            }

            Core.Matcher.Settle();
        }

        Core.Tasks.RemoveEnded();
    }

    /// <summary>Takes what changed since the last call, as one batch.</summary>
    public WorkspaceBatch Take() => Core.Changes.Take(Core.State.Workspace);

    /// <summary>Takes the documents that are to be fetched: once what was decided with them is committed.</summary>
    public ImmutableArray<WorkflowDocumentRequest> TakeFetches()
    {
        if (Core.Fetches.Count == 0)
        {
            return [];
        }

        var fetches = Core.Fetches.ToImmutableArray();
        Core.Fetches.Clear();
        return fetches;
    }

    private static DateTimeOffset Truncate(DateTimeOffset time) => DateTimeOffset.FromUnixTimeMilliseconds(time.ToUnixTimeMilliseconds());

    private void Tick(DateTimeOffset now)
    {
        now = Truncate(now);
        if (now > Core.Now)
        {
            Core.Now = now;
        }
    }

    private object Dispatch(object command) => command switch
    {
        CreateTask c => _tasks.Create(c),
        UpdateReservation c => _reservations.Update(c),
        UpdateTask c => _tasks.Update(c),
        FetchTask c => _tasks.Fetch(c),
        ListTasks c => _taskLists.List(c),
        DeleteTask c => _tasks.Delete(c),
        ApplyWorkflowDocument c => _tasks.Apply(c),
        FetchReservation c => _reservations.Fetch(c),
        ListReservations c => _reservations.List(c),
        StartInstruction c => _reservations.Start(c),
        EndInstruction c => _reservations.End(c),
        UpdateWorker c => _workers.Update(c),
        FetchWorker c => _workers.Fetch(c),
        ListWorkers c => _workers.List(c),
        CreateWorker c => _workers.Create(c),
        DeleteWorker c => _workers.Delete(c),
        FetchWorkerChannel c => _workerChannels.Fetch(c),
        ListWorkerChannels c => _workerChannels.List(c),
        UpdateWorkerChannel c => _workerChannels.Update(c),
        FetchTaskQueue c => _queues.Fetch(c),
        ListTaskQueues c => _queues.List(c),
        CreateTaskQueue c => _queues.Create(c),
        UpdateTaskQueue c => _queues.Update(c),
        DeleteTaskQueue c => _queues.Delete(c),
        FetchWorkflow c => _workflows.Fetch(c),
        ListWorkflows c => _workflows.List(c),
        CreateWorkflow c => _workflows.Create(c),
        UpdateWorkflow c => _workflows.Update(c),
        DeleteWorkflow c => _workflows.Delete(c),
        FetchActivity c => _activities.Fetch(c),
        ListActivities c => _activities.List(c),
        CreateActivity c => _activities.Create(c),
        UpdateActivity c => _activities.Update(c),
        DeleteActivity c => _activities.Delete(c),
        FetchTaskChannel c => _channels.Fetch(c),
        ListTaskChannels c => _channels.List(c),
        CreateTaskChannel c => _channels.Create(c),
        UpdateTaskChannel c => _channels.Update(c),
        DeleteTaskChannel c => _channels.Delete(c),
        FetchRealTimeStatistics c => _realTime.Fetch(c),
        FetchWorkersRealTimeStatistics c => _realTime.Fetch(c),
        ExplainTask c => _explanations.Explain(c),
        FetchWorkspace => _workspace.Fetch(),
        UpdateWorkspace c => _workspace.Update(c),
        DeleteWorkspace => _workspace.Delete(),
        CheckWorkflow c => _workflowChecks.Check(c),
        CopyWorkspace c => c.Of(Core.State),
        _ => throw new ArgumentException($"No handler for {command.GetType().Name}", nameof(command)),
    };
}
