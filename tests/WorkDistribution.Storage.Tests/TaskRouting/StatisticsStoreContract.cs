using WorkDistribution.Core.Identity;
using WorkDistribution.TaskRouting.Events;
using WorkDistribution.TaskRouting.Statistics.Book;

namespace WorkDistribution.Storage.Tests.TaskRouting;

/// <summary>What every implementation of the store of statistics must do.</summary>
public abstract class StatisticsStoreContract
{
    private static readonly EventType[] Types =
    [
        EventType.TaskCreated, EventType.TaskQueueEntered, EventType.WorkflowEntered, EventType.ReservationCreated, EventType.ReservationAccepted, EventType.ReservationCompleted, EventType.TaskCanceled, EventType.WorkerActivityUpdate,
    ];

    private IAsyncDisposable _opened = null!;
    private IStatisticsStore _store = null!;
    private RoutingFacts _facts = null!;

    private WorkspaceSid Workspace => _facts.Workspace.Sid;

    [SetUp]
    public async Task Open()
    {
        (_store, _opened) = await OpenAsync();
        _facts = new RoutingFacts();
    }

    [TearDown]
    public async Task Close()
    {
        await _opened.DisposeAsync();
        await RemoveAsync();
    }

    [Test]
    public async Task Figures_added_in_parts_are_those_of_all_events_in_any_period([Values(1, 2, 3)] int seed)
    {
        var random = new Random(seed);
        var all = new StatisticsDelta();
        for (var part = 0; part < 6; part++)
        {
            // Parts overlap in their minutes and hours: a clock may be set back.
            var delta = new StatisticsDelta();
            for (var i = 0; i < 40; i++)
            {
                var fact = StatisticsFact.From(_facts.Event(Types[random.Next(Types.Length)], RoutingFacts.Noon.AddSeconds(random.Next(6 * 3600))));
                delta.Fold(fact);
                all.Fold(fact);
            }

            await _store.AddAsync(Workspace, delta, CancellationToken.None);
            Assert.That(await _store.LastNumberAsync(Workspace, CancellationToken.None), Is.EqualTo(all.LastNumber));
        }

        await RestartAsync();
        var noon = RoutingFacts.Noon.ToUnixTimeSeconds() / 60;
        for (var round = 0; round < 20; round++)
        {
            var from = noon + random.Next(-10, 360);
            var before = from + random.Next(1, 400);
            foreach (var scope in Enum.GetValues<StatisticsScope>())
            {
                var kept = await _store.ReadAsync(Workspace, scope, sid: null, from, before, CancellationToken.None);
                Assert.That(Figures.Describe(kept), Is.EquivalentTo(Figures.Describe(Figures.Sum(all, scope, from, before))), $"{scope} {from - noon} {before - noon}");
            }
        }

        var worker = await _store.ReadAsync(Workspace, StatisticsScope.Worker, _facts.Worker.Sid.Value, noon, noon + 360, CancellationToken.None);
        Assert.That(worker, Is.Not.Empty);
        Assert.That(await _store.ReadAsync(Workspace, StatisticsScope.Worker, new RoutingFacts().Worker.Sid.Value, noon, noon + 360, CancellationToken.None), Is.Empty);
        Assert.That(await _store.ReadAsync(new RoutingFacts().Workspace.Sid, StatisticsScope.Workspace, sid: null, noon, noon + 360, CancellationToken.None), Is.Empty);
    }

    [Test]
    public async Task Figures_are_not_added_twice()
    {
        var delta = new StatisticsDelta();
        delta.Fold(StatisticsFact.From(_facts.Event(EventType.TaskCreated)));
        await _store.AddAsync(Workspace, delta, CancellationToken.None);
        Assert.CatchAsync(() => _store.AddAsync(Workspace, delta, CancellationToken.None));
        var kept = await _store.ReadAsync(Workspace, StatisticsScope.Workspace, sid: null, 0, long.MaxValue / 2, CancellationToken.None);
        Assert.That(kept.Single().Value[StatisticsCounter.TasksCreated], Is.EqualTo(1));
    }

    [Test]
    public async Task Stays_are_given_that_reach_into_a_period()
    {
        var other = new RoutingFacts().Worker;
        await _store.AddAsync(Workspace, Left(_facts.Worker.Sid, 10, 20), CancellationToken.None);
        await _store.AddAsync(Workspace, Left(_facts.Worker.Sid, 20, 30), CancellationToken.None);
        await _store.AddAsync(Workspace, Left(other.Sid, 0, 100), CancellationToken.None);
        Assert.Multiple(async () =>
        {
            Assert.That(await EndsAsync(_facts.Worker.Sid, 0, 100), Is.EqualTo(new[] { 20, 30 }));
            Assert.That(await EndsAsync(_facts.Worker.Sid, 15, 20), Is.EqualTo(new[] { 20 }));
            Assert.That(await EndsAsync(_facts.Worker.Sid, 20, 21), Is.EqualTo(new[] { 30 }));
            Assert.That(await EndsAsync(null, 25, 26), Is.EqualTo(new[] { 30, 100 }));
            Assert.That(await EndsAsync(null, 100, 200), Is.Empty);
        });

        StatisticsDelta Left(WorkerSid worker, int began, int ended)
        {
            var delta = new StatisticsDelta();
            var happened = _facts.Event(EventType.WorkerActivityUpdate, RoutingFacts.Noon.AddSeconds(ended));
            delta.Fold(StatisticsFact.From(happened with
            {
                Worker = happened.Worker! with { Worker = happened.Worker.Worker with { Sid = worker } },
                Extra = [new("worker_previous_activity_sid", _facts.Activity.Sid.Value), new("worker_time_in_previous_activity_ms", $"{(ended - began) * 1000}")],
            }));
            return delta;
        }

        async Task<IEnumerable<int>> EndsAsync(WorkerSid? worker, int from, int before) =>
            (await _store.SpansAsync(Workspace, worker, RoutingFacts.Noon.AddSeconds(from), RoutingFacts.Noon.AddSeconds(before), CancellationToken.None))
                .Select(span => (int)(DateTimeOffset.FromUnixTimeMilliseconds(span.End) - RoutingFacts.Noon).TotalSeconds).Order();
    }

    [Test]
    public async Task Minutes_are_kept_for_two_days_hours_for_thirty()
    {
        var delta = new StatisticsDelta();
        for (var minute = 0; minute < 180; minute++)
        {
            delta.Fold(StatisticsFact.From(_facts.Event(EventType.TaskCreated, RoutingFacts.Noon.AddMinutes(minute))));
        }

        await _store.AddAsync(Workspace, delta, CancellationToken.None);
        Assert.That(await CreatedAsync(10, 20), Is.EqualTo(10));
        Assert.That(await TrimAsync(RoutingFacts.Noon.AddDays(2).AddMinutes(90)), Is.EqualTo(90));
        Assert.That(await CreatedAsync(10, 20), Is.EqualTo(60), "the hour it lies in");
        Assert.That(await CreatedAsync(50, 130), Is.EqualTo(130), "two hours, ten minutes");
        Assert.That(await CreatedAsync(121, 131), Is.EqualTo(10));
        Assert.That(await TrimAsync(RoutingFacts.Noon.AddDays(31)), Is.EqualTo(90 + 3));
        Assert.That(await CreatedAsync(0, 180), Is.Zero);

        async Task<int> CreatedAsync(int from, int before)
        {
            var noon = RoutingFacts.Noon.ToUnixTimeSeconds() / 60;
            return (await _store.ReadAsync(Workspace, StatisticsScope.Workspace, Workspace.Value, noon + from, noon + before, CancellationToken.None)).Sum(pair => pair.Value[StatisticsCounter.TasksCreated]);
        }

        async Task<int> TrimAsync(DateTimeOffset now)
        {
            var all = 0;
            for (int removed; (removed = await _store.TrimAsync(now, 25, CancellationToken.None)) > 0; all += removed)
            {
                Assert.That(removed, Is.AtMost(25));
            }

            return all;
        }
    }

    /// <summary>Opens the test's store.</summary>
    protected abstract Task<(IStatisticsStore Store, IAsyncDisposable Opened)> OpenAsync();

    /// <summary>Removes what the test kept.</summary>
    protected abstract Task RemoveAsync();

    private async Task RestartAsync()
    {
        await _opened.DisposeAsync();
        (_store, _opened) = await OpenAsync();
    }
}
