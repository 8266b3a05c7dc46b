using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;
using WorkDistribution.Core.Identity;
using WorkDistribution.TaskRouting.Activities;
using WorkDistribution.TaskRouting.Events;
using WorkDistribution.TaskRouting.Reservations;
using WorkDistribution.TaskRouting.SharedPools;
using WorkDistribution.TaskRouting.SharedPools.Relaying;
using WorkDistribution.TaskRouting.TaskQueues;
using WorkDistribution.TaskRouting.Tasks;
using WorkDistribution.TaskRouting.Workers;
using WorkDistribution.TaskRouting.Workflows;
using WorkDistribution.TaskRouting.Workspaces;
using WorkDistribution.Testing;
using WorkDistribution.Testing.TaskRouting;

namespace WorkDistribution.TaskRouting.Tests.SharedPools;

/// <summary>Two accounts with a workspace each behind one router, and a third account that has nothing to do with them.</summary>
internal sealed class TwoOffices : IEventObserver, IPoolAccounts, IAsyncDisposable
{
    public static readonly AccountSid Lender = new("AC" + new string('a', 32));
    public static readonly AccountSid Borrower = new("AC" + new string('b', 32));
    public static readonly AccountSid Stranger = new("AC" + new string('c', 32));

    private readonly InMemoryWorkspaceStore _workspaces = new();
    private readonly PoolMetrics _metrics = new();
    private readonly Lock _gate = new();
    private readonly List<RoutingEvent> _events = [];
    private TaskCompletionSource _pulse = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private TaskRouter _router = null!;
    private PoolBridge _bridge = null!;

    public ManualTimeProvider Clock { get; } = new();

    public TaskRoutingOptions Options { get; } = new() { Deciders = 2 };

    public InMemoryPoolGrantStore Grants { get; } = new();

    public ISharedPools Pools { get; private set; } = null!;

    public ITaskRouter Router => _router;

    /// <summary>The lender's workspace, its queue of experts and its one expert.</summary>
    public WorkspaceSid Lent { get; private set; }

    public TaskQueueSid Experts { get; private set; }

    public WorkerSid Expert { get; private set; }

    /// <summary>The borrower's workspace.</summary>
    public WorkspaceSid Borrowing { get; private set; }

    public IReadOnlyList<RoutingEvent> Events
    {
        get
        {
            lock (_gate)
            {
                return [.. _events];
            }
        }
    }

    public static async Task<TwoOffices> OpenAsync()
    {
        var offices = new TwoOffices();
        offices.Grants.Changed = offices.Pulse;
        await offices.StartAsync();
        offices.Lent = await offices.FurnishAsync(Lender);
        offices.Experts = (await offices.LendAsync(new ListTaskQueues(null, null, null, null, new()))).Items[0].Queue.Sid;
        offices.Expert = await offices.ExpertAsync("Eva");
        offices.Borrowing = await offices.FurnishAsync(Borrower);
        return offices;
    }

    public ValueTask<bool> IsActiveAsync(AccountSid account, CancellationToken cancellationToken) => ValueTask.FromResult(account == Lender || account == Borrower || account == Stranger);

    public void Committed(IReadOnlyList<RoutingEvent> events)
    {
        lock (_gate)
        {
            _events.AddRange(events);
        }

        Pulse();
    }

    /// <summary>Waits for something to become so: looked at after each commit.</summary>
    public async Task UntilAsync(Func<Task<bool>> isSo, string what)
    {
        while (true)
        {
            Task pulse;
            lock (_gate)
            {
                pulse = _pulse.Task;
            }

            if (await isSo())
            {
                return;
            }

            await pulse.Within(what);
        }
    }

    /// <summary>The lender commands.</summary>
    public async Task<T> LendAsync<T>(WorkspaceCommand<T> command) => Done(await _router.SendAsync(Lender, Lent, command, default));

    /// <summary>The borrower commands.</summary>
    public async Task<T> BorrowAsync<T>(WorkspaceCommand<T> command) => Done(await _router.SendAsync(Borrower, Borrowing, command, default));

    public static T Done<T>(RoutingResult<T> result)
    {
        Assert.That(result.Faults, Is.Empty);
        return result.Value!;
    }

    /// <summary>A grant of the experts to the borrower.</summary>
    public async Task<PoolGrant> GrantAsync(int capacity = 1) =>
        Done(await Pools.CreateAsync(Lender, Lent, Experts, new CreatePoolGrant(Borrower, "Experts", """{"languages":["de"],"pool":"mine"}""", capacity, 7), default));

    /// <summary>A grant that the borrower has taken; its pool worker is available.</summary>
    public async Task<PoolGrant> PoolAsync(int capacity = 1)
    {
        var grant = await GrantAsync(capacity);
        var pool = Done(await Pools.AcceptAsync(Borrower, Borrowing, grant.Sid, null, default));
        await UntilAsync(async () => (await BorrowAsync(new FetchWorker(pool.PoolWorkerSid!.Value))).Available, "the pool worker is available");
        return pool;
    }

    public async Task<WorkerSid> ExpertAsync(string name) => (await LendAsync(new CreateWorker(name, await AvailableAsync(Lender, Lent)))).Worker.Sid;

    public async Task<WorkTask> TaskAsync(string attributes = "{}", int? timeout = null) => (await BorrowAsync(new CreateTask(attributes, Timeout: timeout))).Task;

    public async Task<IReadOnlyList<TaskView>> GuestsAsync() => (await LendAsync(new ListTasks(new(), new(100)))).Items;

    /// <summary>The guest task that the expert is offered.</summary>
    public async Task<(WorkTask Guest, Reservation Offer)> OfferedAsync(int count = 1)
    {
        IReadOnlyList<ReservationView> found = [];
        await UntilAsync(async () => (found = (await LendAsync(new ListReservations(null, null, ReservationStatus.Pending, new()))).Items).Count >= count, "the expert is offered a guest task");
        return (found[^1].Task.Task, found[^1].Reservation);
    }

    public async Task<Reservation> AnswerAsync(Reservation offer, ReservationStatus status) => (await LendAsync(new UpdateReservation(offer.Sid, status))).Reservation;

    public async Task<AssignmentStatus?> StatusAsync(AccountSid account, WorkspaceSid workspace, TaskSid task) =>
        (await _router.SendAsync(account, workspace, new FetchTask(task), default)).Value?.Task.AssignmentStatus;

    public Task BorrowedBecomesAsync(TaskSid task, AssignmentStatus? status) =>
        UntilAsync(async () => await StatusAsync(Borrower, Borrowing, task) == status, $"the borrower's task is {status}");

    public Task GuestBecomesAsync(TaskSid task, AssignmentStatus? status) => UntilAsync(async () => await StatusAsync(Lender, Lent, task) == status, $"the guest task is {status?.ToString() ?? "gone"}");

    /// <summary>The pool and its grant are gone.</summary>
    public async Task EndedAsync(PoolGrant pool)
    {
        await UntilAsync(async () => (await Grants.ListAsync(default)).IsEmpty, "the grant is gone");
        var worker = await _router.SendAsync(Borrower, Borrowing, new FetchWorker(pool.PoolWorkerSid!.Value), default);
        Assert.That(worker.Faults.Single().Error.Code, Is.EqualTo(20404));
        Assert.That(Pools.Fetch(Lender, Lent, Experts, pool.Sid).Succeeded, Is.False);
    }

    /// <summary>Everything stops; what was committed stays.</summary>
    public async Task StopAsync()
    {
        await StopRelayingAsync();
        await _router.StopAsync(default);
        await _router.DisposeAsync();
    }

    /// <summary>Only the relays stop: as if the crash came before they could act.</summary>
    public async Task StopRelayingAsync() => await _bridge.DisposeAsync();

    public async Task StartAsync()
    {
        var book = new PoolBook(Grants);
        _bridge = new PoolBridge(book, () => _router, _metrics, Clock, NullLogger<PoolBridge>.Instance);
        var options = Microsoft.Extensions.Options.Options.Create(Options);
        _router = new TaskRouter(_workspaces, [_bridge, this], options, new RandomSidSource(), Clock, NullLogger<TaskRouter>.Instance);
        Pools = new PoolGrants(book, _bridge, _router, this, options, new RandomSidSource(), Clock);
        await _router.StartAsync(default);
        await _bridge.StartAsync(default);
    }

    public async ValueTask DisposeAsync()
    {
        await StopAsync();
        _metrics.Dispose();
    }

    private void Pulse()
    {
        lock (_gate)
        {
            _pulse.TrySetResult();
            _pulse = new(TaskCreationOptions.RunContinuationsAsynchronously);
        }
    }

    private async Task<WorkspaceSid> FurnishAsync(AccountSid account) =>
        Done(await _router.CreateAsync(account, new CreateWorkspace("Office", Template: WorkspaceTemplate.Fifo), default)).Workspace.Sid;

    private async Task<ActivitySid> AvailableAsync(AccountSid account, WorkspaceSid workspace) =>
        Done(await _router.SendAsync(account, workspace, new ListActivities("Available", null, new()), default)).Items[0].Sid;
}
