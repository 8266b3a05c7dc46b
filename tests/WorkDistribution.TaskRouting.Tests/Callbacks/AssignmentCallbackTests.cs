using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;
using NUnit.Framework;
using WorkDistribution.Core.Identity;
using WorkDistribution.Core.Paging;
using WorkDistribution.Core.Webhooks;
using WorkDistribution.TaskRouting.Activities;
using WorkDistribution.TaskRouting.Assignments;
using WorkDistribution.TaskRouting.Assignments.Callbacks;
using WorkDistribution.TaskRouting.Callbacks;
using WorkDistribution.TaskRouting.Reservations;
using WorkDistribution.TaskRouting.TaskQueues;
using WorkDistribution.TaskRouting.Tasks;
using WorkDistribution.TaskRouting.Workers;
using WorkDistribution.TaskRouting.Workflows;
using WorkDistribution.TaskRouting.Workspaces;
using WorkDistribution.Testing;
using WorkDistribution.Testing.TaskRouting;

namespace WorkDistribution.TaskRouting.Tests.Callbacks;

internal sealed class AssignmentCallbackTests
{
    private const string Url = "https://example.com/assign";
    private const string Fallback = "https://example.com/fallback";
    private const string Missed = "https://example.com/missed";
    private static readonly AccountSid Acme = new("AC" + new string('a', 32));

    private readonly ManualTimeProvider _clock = new();
    private readonly RandomSidSource _sids = new();
    private FakeWebhooks _webhooks = null!;
    private FakeNotices _notices = null!;
    private InMemoryWorkspaceStore _store = null!;
    private TaskRouter _router = null!;
    private AssignmentCallbacks _callbacks = null!;
    private WorkspaceSid _office;
    private WorkflowSid _flow;
    private WorkerSid _ann;

    [SetUp]
    public async Task SetUp()
    {
        (_webhooks, _notices, _store) = (new(), new(), new());
        await StartAsync();
        _office = (await _router.CreateAsync(Acme, new("Office"), default)).Value!.Workspace.Sid;
        var queue = await DoAsync(new CreateTaskQueue("All"));
        var document = $$$"""{"nonresponsive_callback_url": "{{{Missed}}}", "task_routing": {"filters": [], "default_filter": {"queue": "{{{queue.Queue.Sid}}}"} } }""";
        _flow = (await DoAsync(new CreateWorkflow("Flow", document, Url, Fallback, 30))).Sid;
        _ann = (await DoAsync(new CreateWorker("Ann", (await ActivityAsync("Available")).Sid, """{"skill":"x"}"""))).Worker.Sid;
    }

    [TearDown]
    public async Task TearDown() => await StopAsync();

    [Test]
    public async Task An_offer_is_told_and_accepted_as_the_answer_says()
    {
        _webhooks.Answer = static _ => Task.FromResult(FakeWebhooks.Ok("""{"instruction": "accept"}"""));
        var task = await DoAsync(new CreateTask("""{"lang":"en"}""", Priority: 7));
        var request = await _webhooks.NextAsync();
        Assert.That(request.Url, Is.EqualTo(Url));
        Assert.That(request.AccountSid, Is.EqualTo(Acme));
        foreach (var (name, value) in (ReadOnlySpan<(string, string)>)[
            ("TaskSid", task.Task.Sid.Value), ("TaskAttributes", """{"lang":"en"}"""), ("TaskPriority", "7"), ("TaskAge", "0"), ("WorkerName", "Ann"), ("WorkerSid", _ann.Value),
            ("WorkerAttributes", """{"skill":"x"}"""), ("WorkflowFriendlyName", "Flow"), ("TaskQueueName", "All"), ("TaskChannelUniqueName", "default"), ("AccountSid", Acme.Value)])
        {
            Assert.That(FakeWebhooks.Value(request, name), Is.EqualTo(value), name);
        }

        await ReservationAsync(task, ReservationStatus.Accepted);
    }

    [Test]
    public async Task A_failing_address_is_noted_and_the_fallback_asked()
    {
        _webhooks.Answer = static request => Task.FromResult(request.Url == Url ? FakeWebhooks.Failed(500) : FakeWebhooks.Ok("""{"instruction": "reject"}"""));
        var task = await DoAsync(new CreateTask());
        await ReservationAsync(task, ReservationStatus.Rejected);
        Assert.That((await _notices.NextAsync()).Error.Code, Is.EqualTo(11200));
    }

    [Test]
    public async Task An_answer_that_is_none_is_noted_and_the_offer_stays_open_for_others()
    {
        _webhooks.Answer = static request => Task.FromResult(FakeWebhooks.Ok(request.Url == Url ? "<Response/>" : """{"instruction": "dequeue", "timeout": "x"}"""));
        var task = await DoAsync(new CreateTask());
        Assert.That((await _notices.NextAsync()).Error.Code, Is.EqualTo(55555));
        Assert.That((await _notices.NextAsync()).Message, Does.Contain("timeout"));
        var offer = await ReservationAsync(task, ReservationStatus.Pending);
        Assert.That((await DoAsync(new UpdateReservation(offer.Sid, ReservationStatus.Accepted))).Reservation.ReservationStatus, Is.EqualTo(ReservationStatus.Accepted));
    }

    [Test]
    public async Task An_instruction_that_calls_needs_telephony_and_leaves_the_offer_as_it_was()
    {
        _webhooks.Answer = static _ => Task.FromResult(FakeWebhooks.Ok("""{"instruction": "dequeue"}"""));
        var task = await DoAsync(new CreateTask());
        Assert.That((await _notices.NextAsync()).Error.Code, Is.EqualTo(40151));
        Assert.That((await ReservationAsync(task, ReservationStatus.Pending)).IsInstructed, Is.False);
    }

    [Test]
    public async Task A_late_answer_never_wins()
    {
        var late = new TaskCompletionSource<WebhookOutcome>();
        _webhooks.Answer = _ => late.Task;
        var task = await DoAsync(new CreateTask());
        await _webhooks.NextAsync();
        var offer = await ReservationAsync(task, ReservationStatus.Pending);
        await DoAsync(new UpdateReservation(offer.Sid, ReservationStatus.Rejected, WorkerActivitySid: (await ActivityAsync("Offline")).Sid));
        late.SetResult(FakeWebhooks.Ok("""{"instruction": "accept"}"""));
        Assert.That((await _notices.NextAsync()).Message, Does.Contain("cannot become accepted"));
        await ReservationAsync(task, ReservationStatus.Rejected);
    }

    [Test]
    public async Task After_a_restart_what_is_pending_is_told_again()
    {
        _webhooks.Answer = static _ => new TaskCompletionSource<WebhookOutcome>().Task;
        var task = await DoAsync(new CreateTask());
        await _webhooks.NextAsync();
        await StopAsync();
        _webhooks.Answer = static _ => Task.FromResult(FakeWebhooks.Ok("""{"instruction": "accept"}"""));
        await StartAsync();
        Assert.That(FakeWebhooks.Value(await _webhooks.NextAsync(), "TaskSid"), Is.EqualTo(task.Task.Sid.Value));
        await ReservationAsync(task, ReservationStatus.Accepted);
    }

    [Test]
    public async Task About_a_worker_who_did_not_answer_the_application_decides()
    {
        var unavailable = (await ActivityAsync("Unavailable")).Sid;
        _webhooks.Answer = request => Task.FromResult(FakeWebhooks.Ok(request.Url == Missed ? $$"""{"activity_sid": "{{unavailable}}"}""" : ""));
        await DoAsync(new CreateTask());
        await _webhooks.NextAsync();
        _clock.Advance(TimeSpan.FromSeconds(30));
        Assert.That((await _webhooks.NextAsync()).Url, Is.EqualTo(Missed));
        await Limits.UntilAsync(async () => (await DoAsync(new FetchWorker(_ann))).Worker.ActivitySid, activity => activity == unavailable, "the activity that the application chose");
    }

    private async Task StartAsync()
    {
        TaskRouter? router = null;
        InstructionRunner? runner = null;
        var routing = new RoutingSide(() => router!, () => runner!);
        var options = Options.Create(new AssignmentOptions());
        var metrics = new CallbackMetrics();
        _callbacks = new AssignmentCallbacks(
            routing, new CallbackSender(_webhooks, _notices, options, metrics), new PendingOffers(_store, routing), options, metrics, NullLogger<AssignmentCallbacks>.Instance);
        _router = router = new TaskRouter(_store, [_callbacks], Options.Create(new TaskRoutingOptions { Deciders = 1 }), _sids, _clock, NullLogger<TaskRouter>.Instance);
        runner = new InstructionRunner(router, null, _clock);
        await _router.StartAsync(default);
        await _callbacks.StartAsync(default);
    }

    private async Task StopAsync()
    {
        await _callbacks.DisposeAsync();
        await _router.DisposeAsync();
    }

    private async Task<T> DoAsync<T>(WorkspaceCommand<T> command)
    {
        var result = await _router.SendAsync(Acme, _office, command, default);
        Assert.That(result.Faults, Is.Empty);
        return result.Value!;
    }

    private async Task<Activity> ActivityAsync(string name) => (await DoAsync(new ListActivities(name, null, new PageRequest()))).Items.Single();

    private Task<Reservation> ReservationAsync(TaskView task, ReservationStatus status) => Limits.UntilAsync(
        async () => (await DoAsync(new ListReservations(task.Task.Sid, null, null, new PageRequest()))).Items[0].Reservation,
        reservation => reservation.ReservationStatus == status && !reservation.IsInstructed,
        $"a reservation that is {status}");
}
