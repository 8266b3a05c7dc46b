using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;
using WorkDistribution.Core.Identity;
using WorkDistribution.TaskRouting.Events;
using WorkDistribution.TaskRouting.Rehearsal;
using WorkDistribution.TaskRouting.Rehearsal.Recording;
using WorkDistribution.TaskRouting.Rehearsal.Replay;
using WorkDistribution.TaskRouting.Rehearsal.Reports;
using WorkDistribution.TaskRouting.Reservations;
using WorkDistribution.TaskRouting.TaskQueues;
using WorkDistribution.TaskRouting.Tasks;
using WorkDistribution.TaskRouting.Tests.Statistics;
using WorkDistribution.TaskRouting.Tests.Workspaces;
using WorkDistribution.TaskRouting.Workers;
using WorkDistribution.TaskRouting.Workflows;
using WorkDistribution.TaskRouting.Workspaces;
using WorkDistribution.Testing;

namespace WorkDistribution.TaskRouting.Tests.Rehearsal;

/// <summary>
/// One small period, worked out by hand. Seconds after nine; a task's language, who was offered it and what came of it:
/// <code>
/// task   made   recorded
/// one    10 es  Ann accepts at 12, completes at 72
/// two    20 en  Bob accepts at 25, completes at 55
/// three  30 fr  Bob is offered it at 55 and rejects at 57, Ann is offered it at 72, accepts at 74, completes at 84
/// </code>
/// </summary>
[FixtureLifeCycle(LifeCycle.InstancePerTestCase)]
public sealed class RehearsalTests
{
    private readonly Workbench _bench = new();
    private readonly RehearsalOptions _limits = new();
    private readonly MemoryEventStore _events = new();
    private ManualTimeProvider _clock = null!;
    private DateTimeOffset _nine;
    private Workflow _flow = null!;
    private WorkTask[] _tasks = null!;
    private Worker _ann = null!;
    private Worker _bob = null!;

    [SetUp]
    public void Live_through_the_period()
    {
        _nine = _bench.Now;
        var all = _bench.Queue("All");
        _bench.Queue("Spanish", "languages HAS 'es'");
        _bench.Queue("English", "languages HAS 'en'");
        _bench.Queue("Norse", "languages HAS 'non'");
        _flow = _bench.Straight(all);
        _ann = _bench.Worker("Ann", """{"languages":["en"]}""");
        At(1);
        _bob = _bench.Worker("Bob", """{"languages":["es"]}""");
        At(10);
        var one = _bench.Task("""{"language":"es"}""");
        At(12);
        var annsFirst = Answer(_ann, ReservationStatus.Accepted);
        At(20);
        var two = _bench.Task("""{"language":"en"}""");
        At(25);
        var bobs = Answer(_bob, ReservationStatus.Accepted);
        At(30);
        var three = _bench.Task("""{"language":"fr"}""");
        At(55);
        _bench.Answer(bobs, ReservationStatus.Completed);
        At(57);
        Answer(_bob, ReservationStatus.Rejected);
        At(72);
        _bench.Answer(annsFirst, ReservationStatus.Completed);
        At(74);
        var annsSecond = Answer(_ann, ReservationStatus.Accepted);
        At(84);
        _bench.Answer(annsSecond, ReservationStatus.Completed);
        At(100);
        _tasks = [one, two, three];
        foreach (var happened in _bench.Events)
        {
            _events.Add(happened);
        }

        _clock = new ManualTimeProvider(_bench.Now);
    }

    [Test]
    public async Task The_figures_are_those_worked_out_by_hand()
    {
        // One goes to Bob, who accepts after 5 seconds as he did his first (15), two to Ann, who accepts after 2 (22); they work as long as was worked (60 and 30 seconds). No filter matches three.
        var report = (await RehearseAsync(ByLanguage())).Value!;
        var (then, now) = (report.Recorded, report.Rehearsed);
        using (Assert.EnterMultipleScope())
        {
            Assert.That((then.Tasks, then.Assigned, then.Unmatched, then.Waiting, then.Offers, then.Declined), Is.EqualTo((3, 3, 0, 0, 4, 1)));
            Assert.That(then.Wait, Is.EqualTo(Waits(3, 17, 5, 44, 44)));
            Assert.That(then.TaskQueues.Select(queue => (queue.Name, queue.Wait)), Is.EqualTo(new[] { ("All", Waits(3, 17, 5, 44, 44)) }));
            Assert.That(then.Workers.Select(Show), Is.EqualTo(new[] { ("Ann", 2, 70, 100), ("Bob", 1, 30, 99) }));

            Assert.That((now.Tasks, now.Assigned, now.Unmatched, now.Waiting, now.Offers, now.Declined), Is.EqualTo((3, 2, 1, 0, 2, 0)));
            Assert.That(now.Wait, Is.EqualTo(Waits(2, 3.5, 2, 5, 5)));
            Assert.That(now.TaskQueues.Select(queue => (queue.Name, queue.Wait)), Is.EqualTo(new[] { ("Spanish", Waits(1, 5, 5, 5, 5)), ("English", Waits(1, 2, 2, 2, 2)) }));
            Assert.That(now.Workers.Select(Show), Is.EqualTo(new[] { ("Ann", 1, 30, 100), ("Bob", 1, 60, 99) }));

            Assert.That(report.Targets.Select(target => (target.FilterIndex, target.FilterName, target.TargetIndex, target.Entered, target.Wait)), Is.EqualTo(new[]
            {
                (0, (string?)"Spaniards", 0, 1, Waits(1, 5, 5, 5, 5)),
                (1, null, 0, 1, Waits(1, 2, 2, 2, 2)),
            }));
            Assert.That((report.UnmatchableCount, report.Unmatchable.Single()), Is.EqualTo((1, new UnmatchableTask(_tasks[2].Sid, UnmatchableReason.NoFilter))));
            Assert.That((report.LeftOut, report.Warnings), Is.EqualTo((0, Array.Empty<WorkflowWarning>())));
        }
    }

    [Test]
    public async Task The_workflow_as_it_is_gives_what_was()
    {
        var report = (await RehearseAsync()).Value!;
        Assert.That(Workbench.Json(report.Rehearsed), Is.EqualTo(Workbench.Json(report.Recorded)));
        Assert.That(report.Rehearsed.Assigned, Is.EqualTo(3));
    }

    [Test]
    public async Task A_period_begins_with_the_work_that_is_under_way_and_with_what_waits()
    {
        // At 40 Ann and Bob are at one and two, and three waits: it takes part, and is counted among the tasks of queues and workers only.
        var report = (await RehearseAsync(from: 40)).Value!;
        Assert.That(Workbench.Json(report.Rehearsed), Is.EqualTo(Workbench.Json(report.Recorded)));
        Assert.That(report.Rehearsed.Tasks, Is.Zero);
        Assert.That(report.Rehearsed.Workers.Select(Show), Is.EqualTo(new[] { ("Ann", 1, 42, 60), ("Bob", 0, 15, 60) }));
    }

    [Test]
    public void Of_what_is_older_than_what_is_read_tasks_that_wait_and_work_under_way_are_known_by_what_became_of_them()
    {
        // Nothing before 40 is read: that Ann and Bob are at one and two is told by the ends of that, and three by its first offer.
        var from = _nine.AddSeconds(40);
        var reader = new PeriodReader(_bench.Send(new CopyWorkspace(_flow.Sid, from, 10)), new(from, from, _bench.Now));
        foreach (var happened in _bench.Events.Where(happened => happened.Time >= from))
        {
            reader.Read(EventRecord.From(happened));
        }

        reader.Finish();
        Assert.That(reader.Period.Held.Keys, Is.EquivalentTo(_tasks.Take(2).Select(task => task.Sid)));
        Assert.That(reader.Period.Tasks.Keys, Is.EqualTo(_tasks.Skip(2).Select(task => task.Sid)));
        var rehearsal = new WorkflowRehearsal(_bench.Send(new CopyWorkspace(_flow.Sid, from, 0)), reader.Period, _bench.Options, new(_flow.Sid));
        rehearsal.Run(CancellationToken.None);
        foreach (var ledger in new[] { rehearsal.Outcome, rehearsal.Recorded })
        {
            Assert.That(
                new[] { _ann, _bob }.Select(worker => (ledger.Workers[worker.Sid].Tasks, (int)ledger.Workers[worker.Sid].Busy.TotalSeconds, (int)ledger.Workers[worker.Sid].Present.TotalSeconds)),
                Is.EqualTo(new[] { (1, 42, 60), (0, 15, 60) }));
        }
    }

    [Test]
    public async Task What_is_under_way_at_the_end_is_not_yet_done()
    {
        var report = (await RehearseAsync(until: 60)).Value!;
        Assert.That(Workbench.Json(report.Rehearsed), Is.EqualTo(Workbench.Json(report.Recorded)));
        Assert.That((report.Rehearsed.Assigned, report.Rehearsed.Waiting), Is.EqualTo((2, 1)));
        Assert.That(report.Unmatchable, Is.Empty);
    }

    [Test]
    public async Task Tasks_for_whom_there_is_nobody_are_told_and_so_are_the_targets()
    {
        var report = (await RehearseAsync(Document(new { filters = Array.Empty<object>(), default_filter = new { queue = "Norse" } }))).Value!;
        Assert.That((report.Rehearsed.Assigned, report.Rehearsed.Waiting), Is.EqualTo((0, 3)));
        Assert.That(report.Unmatchable, Is.EqualTo(_tasks.Select(task => new UnmatchableTask(task.Sid, UnmatchableReason.NoWorker))));
        Assert.That(report.Warnings.Single().Message, Does.Contain("Norse"));
        Assert.That(report.Targets.Single().Entered, Is.EqualTo(3));
    }

    [Test]
    public async Task A_task_that_must_only_wait_is_not_one_for_whom_there_is_nobody()
    {
        // Spanish alone is served, by Bob, who rejects the third as he did: it waits for others, and there are none.
        var report = (await RehearseAsync(Document(new { filters = Array.Empty<object>(), default_filter = new { queue = "Spanish" } }), until: 80)).Value!;
        Assert.That(report.Unmatchable, Is.Empty);
        Assert.That(report.Rehearsed.Workers.Select(worker => worker.Name), Is.EqualTo(new[] { "Ann", "Bob" }));
    }

    [Test]
    public async Task Queues_that_the_list_form_makes_are_in_the_report_by_name()
    {
        var report = (await RehearseAsync(Document(new { instructions = new[] { new { expression = "1 == 1", priority = 1, target_workers = "level == null" } } }))).Value!;
        Assert.That(report.Rehearsed.TaskQueues.Select(queue => (queue.Sid, queue.Name)), Is.EqualTo(new[] { (report.Targets.Single().TaskQueueSid!.Value, "level == null") }));
        Assert.That(report.Rehearsed.Wait, Is.EqualTo(report.Recorded.Wait));
    }

    [Test]
    public async Task Nothing_of_the_workspace_is_changed()
    {
        var events = _bench.Events.Count;
        await RehearseAsync(ByLanguage());
        Assert.That(_bench.Events, Has.Count.EqualTo(events));
        Assert.That(_bench.Send(new FetchWorkflow(_flow.Sid)), Is.EqualTo(_flow));
    }

    [Test]
    public async Task Everything_wrong_is_told_at_once()
    {
        var result = await RehearseAsync("""{"task_routing":{"filters":[{"expression":"a ==","targets":[]}]}}""", from: 100, until: 10);
        Assert.That(result.Faults.Select(fault => fault.Detail), Has.Some.Contains("EndDate: must be after StartDate").And.Some.Contains("Configuration: "));
        var nowhere = await RehearseAsync(Document(new { default_filter = new { queue = "Nowhere" } }));
        Assert.That(nowhere.Faults.Single().Detail, Does.Contain("there is no task queue Nowhere"));
        var fetched = await RehearseAsync("""{"task_routing_url":"https://example.com/"}""");
        Assert.That(fetched.Faults.Single().Detail, Does.Contain("documents are not fetched"));
    }

    [TestCase(-31 * 86_400, 0, "kept for 30 days")]
    [TestCase(-8 * 86_400, 0, "at most 7 days")]
    [TestCase(0, 101, "must not be in the future")]
    public async Task Periods_have_limits(int from, int until, string why)
    {
        var result = await RehearseAsync(from: from, until: until);
        Assert.That(result.Faults.Select(fault => fault.Detail), Has.Some.Contains(why));
    }

    [Test]
    public async Task A_period_in_which_more_happened_than_is_read_is_refused()
    {
        _limits.MaxEvents = 30;
        Assert.That((await RehearseAsync()).Faults.Single().Detail, Does.Contain("more than 30 events"));
        Assert.That((await RehearseAsync(until: 20)).Succeeded, Is.True);
        (_limits.MaxEvents, _limits.MaxTasks) = (1_000, 2);
        Assert.That((await RehearseAsync()).Faults.Single().Detail, Does.Contain("more than 2 tasks"));
    }

    [Test]
    public async Task One_that_takes_too_long_is_given_up()
    {
        _events.Reading = () => _clock.Advance(TimeSpan.FromSeconds(10));
        Assert.That((await RehearseAsync()).Faults.Single().Detail, Does.Contain("takes longer than 60 seconds"));
        _events.Reading = () => { };
        Assert.That((await RehearseAsync()).Succeeded, Is.True);
    }

    [Test]
    public async Task An_account_rehearses_one_at_a_time()
    {
        using var rehearsals = Rehearsals();
        Task<RoutingResult<RehearsalReport>>? second = null;
        _events.Reading = () => second ??= rehearsals.RehearseAsync(_bench.Engine.Workspace.AccountSid, _bench.Engine.Workspace.Sid, Request(), CancellationToken.None);
        var first = await rehearsals.RehearseAsync(_bench.Engine.Workspace.AccountSid, _bench.Engine.Workspace.Sid, Request(), CancellationToken.None);
        Assert.That(first.Succeeded, Is.True);
        Assert.That((await second!).Faults.Single().Error.HttpStatus, Is.EqualTo(429));
    }

    [Test]
    public async Task Another_account_sees_no_workspace_and_no_workflow_is_not_found()
    {
        using var rehearsals = Rehearsals();
        var foreign = await rehearsals.RehearseAsync(AccountSid.FromTrusted("AC" + new string('2', 32)), _bench.Engine.Workspace.Sid, Request(), CancellationToken.None);
        var missing = await rehearsals.RehearseAsync(_bench.Engine.Workspace.AccountSid, _bench.Engine.Workspace.Sid, Request() with { Sid = WorkflowSid.FromTrusted("WW" + new string('0', 32)) }, CancellationToken.None);
        Assert.That((foreign.Faults.Single().Error.Code, missing.Faults.Single().Error.Code), Is.EqualTo((20404, 20404)));
    }

    private static (string Name, int Assigned, int Busy, int Present) Show(RehearsedWorker worker) => (worker.Name, worker.Assigned, (int)worker.Busy.TotalSeconds, (int)worker.Present.TotalSeconds);

    private static WaitFigures Waits(int count, double average, int p50, int p95, int max) =>
        new(count, TimeSpan.FromSeconds(average), TimeSpan.FromSeconds(p50), TimeSpan.FromSeconds(p95), TimeSpan.FromSeconds(max));

    private static string Document(object rules) => Workbench.Json(new { task_routing = rules });

    private static string ByLanguage() => Document(new
    {
        filters = new object[]
        {
            new { filter_friendly_name = "Spaniards", expression = "language == 'es'", targets = new[] { new { queue = "Spanish" } } },
            new { expression = "language == 'en'", targets = new[] { new { queue = "English" } } },
        },
    });

    private void At(double second) => _bench.Pass((_nine.AddSeconds(second) - _bench.Now).TotalSeconds);

    private Reservation Answer(Worker worker, ReservationStatus status) => _bench.Answer(_bench.OfferTo(worker)!, status);

    private RehearseWorkflow Request(string? configuration = null, int from = 0, int until = 100) => new(_flow.Sid, _nine.AddSeconds(from), _nine.AddSeconds(until), configuration);

    private WorkflowRehearsals Rehearsals() => new(new BenchRouter(_bench), _events, Options.Create(_limits), Options.Create(_bench.Options), _clock, NullLogger<WorkflowRehearsals>.Instance);

    private async Task<RoutingResult<RehearsalReport>> RehearseAsync(string? configuration = null, int from = 0, int until = 100)
    {
        using var rehearsals = Rehearsals();
        return await rehearsals.RehearseAsync(_bench.Engine.Workspace.AccountSid, _bench.Engine.Workspace.Sid, Request(configuration, from, until), CancellationToken.None);
    }
}
