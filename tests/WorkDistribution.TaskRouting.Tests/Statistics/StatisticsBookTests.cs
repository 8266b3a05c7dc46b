using WorkDistribution.Storage.Tests.TaskRouting;
using WorkDistribution.TaskRouting.Events;
using WorkDistribution.TaskRouting.Statistics.Book;

namespace WorkDistribution.TaskRouting.Tests.Statistics;

public sealed class StatisticsBookTests
{
    private static readonly EventType[] Types = Enum.GetValues<EventType>();

    private readonly RoutingFacts _facts = new();
    private readonly StatisticsDelta _truth = new();
    private MemoryStatisticsStore _store = null!;
    private MemoryEventStore _events = null!;

    [SetUp]
    public void Begin() => (_store, _events) = (new MemoryStatisticsStore(), new MemoryEventStore());

    [Test]
    public async Task A_book_equals_the_fold_over_all_events_whatever_fails_and_whenever_it_crashes([Range(1, 30)] int seed)
    {
        var random = new Random(seed);
        var facts = new RoutingFacts();
        var truth = new StatisticsDelta();
        var book = Open();
        _events.Reading = () => HappenWhen(random.Next(10) == 0);
        for (var step = 0; step < 400; step++)
        {
            switch (random.Next(40))
            {
                case 0:
                    book.Dispose();
                    book = Open();
                    break;
                case 1:
                    await SaveAsync(failsBefore: true, failsAfter: false);
                    break;
                case 2:
                    await SaveAsync(failsBefore: false, failsAfter: true);
                    break;
                case 3 or 4:
                    await SaveAsync(failsBefore: false, failsAfter: false);
                    break;
                case 5:
                    await AssertEqualAsync();
                    break;
                default:
                    HappenWhen(true);
                    break;
            }
        }

        _events.Reading = static () => { };
        await AssertEqualAsync();
        await SaveAsync(failsBefore: false, failsAfter: false);
        book.Dispose();
        book = Open();
        await AssertEqualAsync();
        book.Dispose();

        StatisticsBook Open() => new(facts.Workspace.Sid, _store, _events);

        void HappenWhen(bool happens)
        {
            if (!happens)
            {
                return;
            }

            // Committed in groups; a crash between the commit and telling leaves some untold.
            RoutingEvent[] group = [.. Enumerable.Range(0, random.Next(1, 4)).Select(_ => facts.Event(Types[random.Next(Types.Length)], RoutingFacts.Noon.AddSeconds(random.Next(1_000))))];
            foreach (var happened in group)
            {
                _events.Add(happened);
                truth.Fold(StatisticsFact.From(happened));
            }

            if (random.Next(8) > 0)
            {
                book.Committed(group);
            }
        }

        async Task SaveAsync(bool failsBefore, bool failsAfter)
        {
            (_store.FailsBefore, _store.FailsAfter) = (failsBefore, failsAfter);
            try
            {
                await book.SaveAsync(CancellationToken.None);
            }
            catch (IOException)
            {
                // As asked for.
            }

            (_store.FailsBefore, _store.FailsAfter) = (false, false);
        }

        async Task AssertEqualAsync()
        {
            var reading = _events.Reading;
            await book.CatchUpAsync(CancellationToken.None);
            _events.Reading = static () => { };

            // What happened and was not told of is known at the next event that is.
            var last = facts.Event(EventType.TaskCreated);
            _events.Add(last);
            truth.Fold(StatisticsFact.From(last));
            book.Committed([last]);
            foreach (var scope in Enum.GetValues<StatisticsScope>())
            {
                var read = await book.ReadAsync(scope, sid: null, 0, long.MaxValue, CancellationToken.None);
                Assert.That(Figures.Describe(read), Is.EquivalentTo(Figures.Describe(Figures.Sum(truth, scope))), $"{scope}, seed {seed}");
            }

            Assert.That(await book.SpansAsync(null, DateTimeOffset.MinValue, DateTimeOffset.MaxValue, CancellationToken.None), Is.EquivalentTo(truth.Spans));
            _events.Reading = reading;
        }
    }

    [Test]
    public void An_event_read_back_counts_as_the_one_that_was_told()
    {
        foreach (var type in Types)
        {
            var happened = _facts.Event(type) with
            {
                Extra =
                [
                    new("previous_task_queue_sid", new RoutingFacts().TaskQueue.Sid.Value), new("preference_level", "2"),
                    new("worker_previous_activity_sid", _facts.Activity.Sid.Value), new("worker_time_in_previous_activity_ms", "26123"),
                ],
            };
            Assert.That(StatisticsFact.From(EventRecord.From(happened)), Is.EqualTo(StatisticsFact.From(happened)), type.ToString());
        }
    }

    [Test]
    public void A_task_on_its_way_is_counted_where_it_belongs()
    {
        var noon = RoutingFacts.Noon;
        var task = _facts.BareTask() with { DateCreated = noon, TaskQueueEnteredDate = noon.AddSeconds(2), WorkflowSid = _facts.Workflow.Sid, TaskQueueSid = _facts.TaskQueue.Sid };
        Fold(EventType.TaskCreated, 0);
        Fold(EventType.WorkflowEntered, 0);
        Fold(EventType.TaskQueueEntered, 2);
        Fold(EventType.ReservationCreated, 3);
        Fold(EventType.ReservationRejected, 4);
        Fold(EventType.ReservationCreated, 5);
        Fold(EventType.ReservationAccepted, 5.9);
        Fold(EventType.ReservationCompleted, 60.5);
        Fold(EventType.TaskCompleted, 60.5);

        var queue = Sum(StatisticsScope.TaskQueue);
        Assert.Multiple(() =>
        {
            Assert.That(Sum(StatisticsScope.Workspace)[StatisticsCounter.TasksCreated], Is.EqualTo(1));
            Assert.That(Sum(StatisticsScope.Workspace)[StatisticsCounter.TasksEntered], Is.Zero);
            Assert.That(Sum(StatisticsScope.Workflow)[StatisticsCounter.TasksEntered], Is.EqualTo(1));
            Assert.That(queue[StatisticsCounter.TasksEntered], Is.EqualTo(1));
            Assert.That((queue[StatisticsCounter.ReservationsCreated], queue[StatisticsCounter.ReservationsRejected], queue[StatisticsCounter.ReservationsAccepted]), Is.EqualTo((2, 1, 1)));
            Assert.That((queue.UntilAccepted.Total, queue.InQueueUntilAccepted.Total, queue.Work.Total), Is.EqualTo((5, 3, 48)));
            Assert.That(queue.SplitAt(5), Is.EqualTo(new TaskRouting.Statistics.WaitTimeSplit(5, 0, 1, 0, 0)));
            Assert.That(queue.SplitAt(6), Is.EqualTo(new TaskRouting.Statistics.WaitTimeSplit(6, 1, 0, 0, 0)));
            Assert.That(Sum(StatisticsScope.Worker)[StatisticsCounter.TasksCompleted], Is.Zero);
            Assert.That(Sum(StatisticsScope.Worker)[StatisticsCounter.ReservationsCompleted], Is.EqualTo(1));
        });

        void Fold(EventType type, double seconds) => _truth.Fold(StatisticsFact.From(_facts.Event(type, noon.AddSeconds(seconds), task)));

        StatisticsBucket Sum(StatisticsScope scope) => Figures.Sum(_truth, scope).Single().Value;
    }

    [Test]
    public void Figures_are_read_from_their_bytes_as_they_were()
    {
        var bucket = new StatisticsBucket();
        bucket.Accepted(3_000_000, null, "last resort");
        bucket.Accepted(0, 7, null);
        bucket.Canceled(12);
        bucket.Completed(99);
        bucket.Count(StatisticsCounter.TasksMoved);
        Assert.That(Figures.Describe(StatisticsBucket.FromBytes(bucket.ToBytes())), Is.EqualTo(Figures.Describe(bucket)));
        Assert.That(Figures.Describe(StatisticsBucket.FromBytes(new StatisticsBucket().ToBytes())), Is.EqualTo(Figures.Describe(new StatisticsBucket())));
    }
}
