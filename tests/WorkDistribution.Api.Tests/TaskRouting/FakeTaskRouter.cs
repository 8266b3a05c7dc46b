using System.Collections.Immutable;
using WorkDistribution.Core.Identity;
using WorkDistribution.Core.Paging;
using WorkDistribution.TaskRouting.Activities;
using WorkDistribution.TaskRouting.Assignments;
using WorkDistribution.TaskRouting.Events;
using WorkDistribution.TaskRouting.Rehearsal;
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

/// <summary>Stands for work distribution: notes what it is asked and answers with a sample, or with the faults it is given.</summary>
internal sealed class FakeTaskRouter : ITaskRouter, IInstructionRunner, IEventStore, IStatistics, IWorkflowRehearsals
{
    private static readonly Dictionary<Type, object> Answers = new object[]
    {
        RoutingSamples.Workspace, RoutingSamples.Activity, RoutingSamples.Channel, RoutingSamples.Queue, RoutingSamples.Workflow, RoutingSamples.Worker,
        RoutingSamples.WorkerChannel, RoutingSamples.Task, RoutingSamples.Reservation, Nothing.Value,
        RoutingSamples.Warnings, RoutingSamples.Explanation,
        PageOf(RoutingSamples.Activity), PageOf(RoutingSamples.Channel), PageOf(RoutingSamples.Queue), PageOf(RoutingSamples.Workflow), PageOf(RoutingSamples.Worker),
        PageOf(RoutingSamples.WorkerChannel), PageOf(RoutingSamples.Task), PageOf(RoutingSamples.Reservation),
    }.ToDictionary(answer => answer.GetType());

    /// <summary>What was asked last.</summary>
    public object? Asked { get; private set; }

    /// <summary>The account that asked last.</summary>
    public AccountSid Account { get; private set; }

    /// <summary>Why everything is refused; empty: nothing is.</summary>
    public IReadOnlyList<RoutingFault> Faults { get; set; } = [];

    public Task<RoutingResult<WorkspaceView>> CreateAsync(AccountSid account, CreateWorkspace command, CancellationToken cancellationToken) => Answer(account, command, RoutingSamples.Workspace);

    public Task<Page<WorkspaceView>> ListAsync(AccountSid account, string? friendlyName, PageRequest page, CancellationToken cancellationToken)
    {
        Asked = (friendlyName, page);
        return Task.FromResult(PageOf(RoutingSamples.Workspace));
    }

    public Task<RoutingResult<TResult>> SendAsync<TResult>(AccountSid account, WorkspaceSid workspace, WorkspaceCommand<TResult> command, CancellationToken cancellationToken) =>
        Answer(account, command is CheckWorkflow ? Asked! : command, (TResult)Answers[typeof(TResult)]);

    public Task<RoutingResult<ReservationView>> RunAsync(InstructionRequest request, CancellationToken cancellationToken) => Answer(request.AccountSid, request, RoutingSamples.Reservation);

    public Task<EventRecord?> FindAsync(AccountSid account, WorkspaceSid workspace, EventSid sid, CancellationToken cancellationToken) =>
        Task.FromResult(sid == RoutingSamples.Event.Sid ? RoutingSamples.Event : null);

    public Task<Page<EventRecord>> ListAsync(AccountSid account, WorkspaceSid workspace, EventFilter filter, PageRequest page, CancellationToken cancellationToken)
    {
        Asked = (filter, page);
        return Task.FromResult(PageOf(RoutingSamples.Event));
    }

    public IAsyncEnumerable<EventRecord> ReadAsync(WorkspaceSid workspace, long afterNumber, CancellationToken cancellationToken) => AsyncEnumerable.Empty<EventRecord>();

    public Task<long> NumberBeforeAsync(WorkspaceSid workspace, DateTimeOffset time, CancellationToken cancellationToken) => Task.FromResult(0L);

    public Task<int> TrimAsync(DateTimeOffset before, int atMost, CancellationToken cancellationToken) => Task.FromResult(0);

    public Task<RoutingResult<CumulativeStatistics>> WorkspaceCumulativeAsync(AccountSid account, WorkspaceSid workspace, StatisticsQuery query, CancellationToken cancellationToken) =>
        Answer(account, query, RoutingSamples.Cumulative);

    public Task<RoutingResult<RealTimeStatistics>> WorkspaceRealTimeAsync(AccountSid account, WorkspaceSid workspace, string? taskChannel, CancellationToken cancellationToken) =>
        AlsoAnswer(account, taskChannel, RoutingSamples.RealTime);

    public Task<RoutingResult<CumulativeStatistics>> TaskQueueCumulativeAsync(AccountSid account, WorkspaceSid workspace, TaskQueueSid queue, StatisticsQuery query, CancellationToken cancellationToken) =>
        Answer(account, query, RoutingSamples.Cumulative);

    public Task<RoutingResult<RealTimeStatistics>> TaskQueueRealTimeAsync(AccountSid account, WorkspaceSid workspace, TaskQueueSid queue, string? taskChannel, CancellationToken cancellationToken) =>
        AlsoAnswer(account, taskChannel, RoutingSamples.RealTime);

    public Task<RoutingResult<Page<TaskQueueStatistics>>> TaskQueuesAsync(
        AccountSid account, WorkspaceSid workspace, string? friendlyName, StatisticsQuery query, PageRequest page, CancellationToken cancellationToken) =>
        Answer(account, (friendlyName, query, page), PageOf(new TaskQueueStatistics(RoutingSamples.Queue.Queue, RoutingSamples.Cumulative, RoutingSamples.RealTime)));

    public Task<RoutingResult<ImmutableArray<TaskQueueRealTime>>> TaskQueuesRealTimeAsync(
        AccountSid account, WorkspaceSid workspace, ImmutableArray<TaskQueueSid> queues, CancellationToken cancellationToken) =>
        Answer<ImmutableArray<TaskQueueRealTime>>(
            account,
            queues,
            [.. queues.Where(queue => queue == RoutingSamples.Queue.Queue.Sid).Select(queue => new TaskQueueRealTime(queue, RoutingSamples.RealTime))]);

    public Task<RoutingResult<CumulativeStatistics>> WorkflowCumulativeAsync(AccountSid account, WorkspaceSid workspace, WorkflowSid workflow, StatisticsQuery query, CancellationToken cancellationToken) =>
        Answer(account, query, RoutingSamples.Cumulative);

    public Task<RoutingResult<RealTimeStatistics>> WorkflowRealTimeAsync(AccountSid account, WorkspaceSid workspace, WorkflowSid workflow, string? taskChannel, CancellationToken cancellationToken) =>
        AlsoAnswer(account, taskChannel, RoutingSamples.RealTime);

    public Task<RoutingResult<WorkerCumulativeStatistics>> WorkerAsync(AccountSid account, WorkspaceSid workspace, WorkerSid worker, StatisticsQuery query, CancellationToken cancellationToken) =>
        Answer(account, query, RoutingSamples.WorkerCumulative);

    public Task<RoutingResult<WorkerCumulativeStatistics>> WorkersCumulativeAsync(
        AccountSid account, WorkspaceSid workspace, WorkerFilter? workers, StatisticsQuery query, CancellationToken cancellationToken) =>
        Answer(account, (workers, query), RoutingSamples.WorkerCumulative);

    public Task<RoutingResult<WorkersRealTimeStatistics>> WorkersRealTimeAsync(
        AccountSid account, WorkspaceSid workspace, WorkerFilter? workers, string? taskChannel, CancellationToken cancellationToken) =>
        AlsoAnswer(account, (workers, taskChannel), new WorkersRealTimeStatistics([new ActivityWorkers(RoutingSamples.Activity.Sid, "Available", 3)], 3));

    public Task<RoutingResult<RoutingReport>> ReportAsync(AccountSid account, WorkspaceSid workspace, StatisticsQuery query, CancellationToken cancellationToken) =>
        Answer(account, query, RoutingSamples.Report);

    public Task<RoutingResult<RehearsalReport>> RehearseAsync(AccountSid account, WorkspaceSid workspace, RehearseWorkflow request, CancellationToken cancellationToken) =>
        Answer(account, request, RoutingSamples.Rehearsal);

    /// <summary>Forgets what was asked, so that the next request starts anew.</summary>
    public void Forget() => Asked = null;

    private static Page<T> PageOf<T>(T item) => new([item], "next") { PreviousToken = "previous" };

    private Task<RoutingResult<T>> AlsoAnswer<T>(AccountSid account, object? asked, T answer) => Answer(account, (Asked, asked), answer);

    private Task<RoutingResult<T>> Answer<T>(AccountSid account, object asked, T answer)
    {
        (Account, Asked) = (account, asked);
        return Task.FromResult(Faults.Count > 0 ? RoutingResult<T>.Refused(Faults) : RoutingResult<T>.Done(answer));
    }
}
