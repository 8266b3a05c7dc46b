using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;
using WorkDistribution.Core.Identity;
using WorkDistribution.Core.Paging;
using WorkDistribution.TaskRouting.Activities;
using WorkDistribution.TaskRouting.Events;
using WorkDistribution.TaskRouting.Reservations;
using WorkDistribution.TaskRouting.TaskQueues;
using WorkDistribution.TaskRouting.Tasks;
using WorkDistribution.TaskRouting.Workers;
using WorkDistribution.TaskRouting.Workflows;
using WorkDistribution.TaskRouting.Workspaces;
using WorkDistribution.Testing;
using WorkDistribution.Testing.TaskRouting;

namespace WorkDistribution.TaskRouting.Tests.Workspaces;

public sealed class TaskRouterTests
{
    private static readonly AccountSid Acme = new("AC" + new string('a', 32));
    private static readonly AccountSid Other = new("AC" + new string('b', 32));

    private readonly ManualTimeProvider _clock = new();
    private readonly TaskRoutingOptions _options = new() { Deciders = 2 };
    private InMemoryWorkspaceStore _store = null!;
    private Observer _observer = null!;
    private Documents _documents = null!;
    private TaskRouter _router = null!;

    [SetUp]
    public async Task SetUp()
    {
        (_store, _observer, _documents) = (new(), new(), new());
        _options.MailboxCapacity = 4096;
        _router = await StartAsync();
    }

    [TearDown]
    public async Task TearDown() => await _router.DisposeAsync();

    [Test]
    public async Task A_change_is_answered_when_it_is_kept_and_told_after_that()
    {
        var office = await OfficeAsync();
        _store.Close();
        var made = SendAsync(office, new CreateWorker("Ann"));
        var seen = SendAsync(office, new ListWorkers(new(), new()));
        await Task.Yield();
        Assert.That((made.IsCompleted, seen.IsCompleted, _observer.Events.Any(static e => e.Type == EventType.WorkerCreated)), Is.EqualTo((false, false, false)));
        _store.Open();
        Assert.That((await made).Succeeded);
        Assert.That((await seen).Value!.Items, Has.Length.EqualTo(1));
        await _observer.SeenAsync(EventType.WorkerCreated);
    }

    [Test]
    public async Task What_cannot_be_kept_is_refused_with_all_that_saw_it_and_the_workspace_goes_on_from_what_is()
    {
        var office = await OfficeAsync();
        var failing = _store.Commits;
        _store.FailsAt = commit => commit == failing;
        _store.Close();
        var first = SendAsync(office, new CreateWorker("Ann"));
        var second = SendAsync(office, new CreateWorker("Bob"));
        _store.Open();
        Assert.That((await first).Faults.Single().Error.Code, Is.EqualTo(20503));
        var secondResult = await second;
        var left = (await SendAsync(office, new ListWorkers(new(), new()))).Value!.Items.Select(static view => view.Worker.FriendlyName).ToList();
        Assert.That(left, secondResult.Succeeded ? Is.EqualTo(new[] { "Bob" }) : Is.Empty, "exactly what was answered is there");
        Assert.That((await SendAsync(office, new CreateWorker("Ann"))).Succeeded);
        Assert.That(_observer.Events.Where(static e => e.Type == EventType.WorkerCreated).Select(static e => e.Number), Is.Ordered);
    }

    [Test]
    public async Task A_timer_that_fires_a_moment_early_is_set_again()
    {
        await _router.DisposeAsync();
        _router = await StartAsync(new EarlyTimers(_clock));
        var office = await OfficeAsync();
        await WorkerAsync(office, "Ann");
        Assert.That((await SendAsync(office, new CreateTask())).Succeeded);
        await _observer.SeenAsync(EventType.ReservationCreated);
        _clock.Advance(TimeSpan.FromSeconds(120) - TimeSpan.FromMilliseconds(1));
        Assert.That((await SendAsync(office, new FetchWorkspace())).Succeeded);
        _clock.Advance(TimeSpan.FromMilliseconds(1));
        await _observer.SeenAsync(EventType.ReservationTimeout);
    }

    [Test]
    public async Task Nobody_reaches_the_workspace_of_another_account_whatever_they_guess()
    {
        var office = await OfficeAsync();
        var worker = (await SendAsync(office, new CreateWorker("Ann"))).Value!.Worker;
        var task = (await SendAsync(office, new CreateTask())).Value!.Task;
        var mine = (await _router.CreateAsync(Other, new("Mine"), default)).Value!.Workspace.Sid;
        await FurnishAsync(Other, mine);

        Assert.That((await _router.SendAsync(Other, office, new FetchWorkspace(), default)).Faults.Single().Error.Code, Is.EqualTo(20404));
        Assert.That((await _router.SendAsync(Other, office, new DeleteWorkspace(), default)).Faults.Single().Error.Code, Is.EqualTo(20404));
        Assert.That((await _router.SendAsync(Other, mine, new FetchWorker(worker.Sid), default)).Faults.Single().Error.Code, Is.EqualTo(20404));
        Assert.That((await _router.SendAsync(Other, mine, new FetchTask(task.Sid), default)).Faults.Single().Error.Code, Is.EqualTo(20404));
        Assert.That((await _router.SendAsync(Other, mine, new CreateTask(RoutingTarget: worker.Sid.Value), default)).Faults.Single().Error.Code, Is.EqualTo(20001));
        Assert.That((await _router.ListAsync(Other, null, new(), default)).Items.Select(static view => view.Workspace.FriendlyName), Is.EqualTo(new[] { "Mine" }));
        Assert.That((await _router.SendAsync(Acme, office, new FetchWorkspace(), default)).Succeeded);
    }

    [Test]
    public async Task A_task_of_one_workspace_never_goes_to_a_worker_of_another()
    {
        var (office, shop) = (await OfficeAsync(), (await _router.CreateAsync(Acme, new("Shop"), default)).Value!.Workspace.Sid);
        await FurnishAsync(Acme, shop);
        await WorkerAsync(shop, "Ann");
        Assert.That((await SendAsync(office, new CreateTask())).Value!.Task.AssignmentStatus, Is.EqualTo(AssignmentStatus.Pending));
    }

    [Test]
    public async Task A_full_mailbox_refuses_and_nothing_of_it_is_lost()
    {
        _options.MailboxCapacity = 8;
        _options.GroupSize = 4;
        var office = await OfficeAsync();
        _store.Close();
        var sent = Enumerable.Range(0, 100).Select(i => SendAsync(office, new CreateActivity($"a{i}"))).ToList();
        Assert.That(sent.Exists(static one => one.IsCompleted && one.Result.Faults.Single().Error.HttpStatus == 429));
        _store.Open();
        var results = await Task.WhenAll(sent);
        var kept = (await SendAsync(office, new ListActivities(null, null, new(1000)))).Value!.Items.Length - 3;
        Assert.That(kept, Is.EqualTo(results.Count(static result => result.Succeeded)));
    }

    [Test]
    public async Task Time_brings_on_what_is_due_without_any_command()
    {
        var office = await OfficeAsync();
        await WorkerAsync(office, "Ann");
        var task = (await SendAsync(office, new CreateTask())).Value!.Task;
        Assert.That(task.AssignmentStatus, Is.EqualTo(AssignmentStatus.Reserved));
        _clock.Advance(TimeSpan.FromSeconds(120));
        await _observer.SeenAsync(EventType.ReservationTimeout);
    }

    [Test]
    public async Task After_a_restart_everything_goes_on_and_what_was_due_meanwhile_is_done()
    {
        var office = await OfficeAsync();
        await WorkerAsync(office, "Ann");
        var task = (await SendAsync(office, new CreateTask())).Value!.Task;
        await _router.StopAsync(default);
        Assert.That((await SendAsync(office, new FetchTask(task.Sid))).Faults.Single().Error.Code, Is.EqualTo(20503));
        await _router.DisposeAsync();
        _clock.Advance(TimeSpan.FromMinutes(3));
        _router = await StartAsync();
        await _observer.SeenAsync(EventType.ReservationTimeout);
        Assert.That((await SendAsync(office, new FetchTask(task.Sid))).Value!.Task.AssignmentStatus, Is.EqualTo(AssignmentStatus.Pending));
    }

    [Test]
    public async Task A_removed_workspace_is_gone_at_once_and_after_a_restart()
    {
        var office = await OfficeAsync();
        Assert.That((await SendAsync(office, new DeleteWorkspace())).Succeeded);
        Assert.That((await SendAsync(office, new FetchWorkspace())).Faults.Single().Error.Code, Is.EqualTo(20404));
        Assert.That((await _router.ListAsync(Acme, null, new(), default)).Items, Is.Empty);
        await _router.DisposeAsync();
        _router = await StartAsync();
        Assert.That((await _router.ListAsync(Acme, null, new(), default)).Items, Is.Empty);
        Assert.That((await _router.CreateAsync(Acme, new("Office"), default)).Succeeded, "its name is free");
    }

    [Test]
    public async Task Names_and_the_number_of_workspaces_are_the_accounts()
    {
        await OfficeAsync();
        _options.MaxWorkspaces = 2;
        Assert.That((await _router.CreateAsync(Acme, new("Office"), default)).Faults.Single().Detail, Does.StartWith("FriendlyName"));
        Assert.That((await _router.CreateAsync(Other, new("Office"), default)).Succeeded);
        var shop = (await _router.CreateAsync(Acme, new("Shop"), default)).Value!.Workspace.Sid;
        Assert.That((await SendAsync(shop, new UpdateWorkspace("Office"))).Faults.Single().Detail, Does.StartWith("FriendlyName"));
        Assert.That((await SendAsync(shop, new UpdateWorkspace("Store"))).Value!.Workspace.FriendlyName, Is.EqualTo("Store"));
        Assert.That((await _router.CreateAsync(Acme, new("Third"), default)).Faults.Single().Error.Code, Is.EqualTo(20409));
    }

    [Test]
    public async Task A_workflow_document_is_fetched_when_the_task_is_kept_and_leads_it()
    {
        var office = await OfficeAsync();
        var (first, second) = ((await SendAsync(office, new CreateTaskQueue("First"))).Value!.Queue.Sid, (await SendAsync(office, new CreateTaskQueue("Second"))).Value!.Queue.Sid);
        var flow = (await SendAsync(office, new CreateWorkflow("Fetched", $$"""{"task_routing":{"filters":[],"default_filter":{"queue":"{{first}}"} },"task_routing_url":"http://crm.example/"}"""))).Value!;
        _documents.Answer = request => $$"""{"task_routing":{"filters":[],"default_filter":{"queue":"{{second}}"} } }""";
        var task = (await SendAsync(office, new CreateTask(WorkflowSid: flow.Sid))).Value!.Task;
        await _observer.SeenAsync(EventType.TaskQueueEntered);
        Assert.That((await SendAsync(office, new FetchTask(task.Sid))).Value!.Task.TaskQueueSid, Is.EqualTo(second));
        _documents.Answer = static _ => throw new HttpRequestException("down");
        var left = (await SendAsync(office, new CreateTask(WorkflowSid: flow.Sid))).Value!.Task;
        await _observer.SeenAsync(EventType.TaskQueueEntered, 2);
        Assert.That((await SendAsync(office, new FetchTask(left.Sid))).Value!.Task.TaskQueueSid, Is.EqualTo(first));
    }

    [Test]
    public async Task Many_at_once_get_one_worker_each()
    {
        var office = await OfficeAsync();
        for (var i = 0; i < 20; i++)
        {
            await WorkerAsync(office, $"w{i}");
        }

        var tasks = await Task.WhenAll(Enumerable.Range(0, 50).Select(_ => Task.Run(() => SendAsync(office, new CreateTask()))));
        var offers = (await SendAsync(office, new ListReservations(null, null, ReservationStatus.Pending, new(100)))).Value!.Items;
        Assert.That(offers.Select(static offer => offer.Reservation.WorkerSid).Distinct().Count(), Is.EqualTo(20));
        var accepted = await Task.WhenAll(offers.SelectMany(static offer => new[] { offer, offer, offer }).Select(offer => Task.Run(() => SendAsync(office, new UpdateReservation(offer.Reservation.Sid, ReservationStatus.Accepted)))));
        Assert.That(accepted.Count(static answer => answer.Succeeded), Is.EqualTo(20), "of three who accept the same offer at once one does");
        Assert.That(tasks.All(static task => task.Succeeded));
    }

    private Task<RoutingResult<T>> SendAsync<T>(WorkspaceSid workspace, WorkspaceCommand<T> command) => _router.SendAsync(Acme, workspace, command, default);

    private async Task<TaskRouter> StartAsync(TimeProvider? clock = null)
    {
        var router = new TaskRouter(_store, [_observer], Options.Create(_options), new RandomSidSource(), clock ?? _clock, NullLogger<TaskRouter>.Instance, _documents);
        await router.StartAsync(default);
        return router;
    }

    private async Task<WorkspaceSid> OfficeAsync()
    {
        var office = (await _router.CreateAsync(Acme, new("Office"), default)).Value!.Workspace.Sid;
        await FurnishAsync(Acme, office);
        return office;
    }

    private async Task FurnishAsync(AccountSid account, WorkspaceSid workspace)
    {
        var queue = (await _router.SendAsync(account, workspace, new CreateTaskQueue("Everyone"), default)).Value!.Queue.Sid;
        await _router.SendAsync(account, workspace, new CreateWorkflow("All", $$"""{"task_routing":{"filters":[],"default_filter":{"queue":"{{queue}}"} } }"""), default);
    }

    private async Task WorkerAsync(WorkspaceSid workspace, string name)
    {
        var available = (await SendAsync(workspace, new ListActivities("Available", null, new()))).Value!.Items[0].Sid;
        Assert.That((await SendAsync(workspace, new CreateWorker(name, available))).Succeeded);
    }

    private sealed class Observer : IEventObserver
    {
        private readonly Lock _gate = new();
        private readonly List<RoutingEvent> _events = [];
        private readonly List<(EventType Type, int Count, TaskCompletionSource Seen)> _waiting = [];

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

        public void Committed(IReadOnlyList<RoutingEvent> events)
        {
            lock (_gate)
            {
                _events.AddRange(events);
                _waiting.RemoveAll(one => _events.Count(e => e.Type == one.Type) >= one.Count && one.Seen.TrySetResult());
            }
        }

        public Task SeenAsync(EventType type, int count = 1)
        {
            lock (_gate)
            {
                var seen = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
                _waiting.Add((type, count, seen));
                _waiting.RemoveAll(one => _events.Count(e => e.Type == one.Type) >= one.Count && one.Seen.TrySetResult());
                return seen.Task.Within($"{type}");
            }
        }
    }

    private sealed class Documents : IWorkflowDocumentSource
    {
        public Func<WorkflowDocumentRequest, string?> Answer { get; set; } = static _ => null;

        public async Task<string?> FetchAsync(WorkflowDocumentRequest request, CancellationToken cancellationToken)
        {
            await Task.Yield();
            return Answer(request);
        }
    }
}
