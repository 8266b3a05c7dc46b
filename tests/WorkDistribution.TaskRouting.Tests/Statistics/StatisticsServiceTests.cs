using Microsoft.Extensions.Logging.Abstractions;
using Moq;
using WorkDistribution.Core.Errors;
using WorkDistribution.Core.Paging;
using WorkDistribution.Storage.Tests.TaskRouting;
using WorkDistribution.TaskRouting.Activities;
using WorkDistribution.TaskRouting.Events;
using WorkDistribution.TaskRouting.Statistics;
using WorkDistribution.TaskRouting.Statistics.Book;
using WorkDistribution.TaskRouting.TaskChannels;
using WorkDistribution.TaskRouting.TaskQueues;
using WorkDistribution.TaskRouting.Tasks;
using WorkDistribution.TaskRouting.Workers;
using WorkDistribution.TaskRouting.Workspaces;
using WorkDistribution.Testing;

namespace WorkDistribution.TaskRouting.Tests.Statistics;

public sealed class StatisticsServiceTests
{
    private static readonly DateTimeOffset Noon = RoutingFacts.Noon;

    private readonly RoutingFacts _facts = new();
    private Mock<ITaskRouter> _router = null!;
    private MemoryEventStore _events = null!;
    private StatisticsBooks _books = null!;
    private StatisticsService _service = null!;
    private ManualTimeProvider _clock = null!;

    [SetUp]
    public void Open()
    {
        _router = new Mock<ITaskRouter>(MockBehavior.Strict);
        _events = new MemoryEventStore();
        _clock = new ManualTimeProvider(Noon.AddMinutes(10));
        _books = new StatisticsBooks(new MemoryStatisticsStore(), _events, Mock.Of<IWorkspaceStore>(), _clock, NullLogger<StatisticsBooks>.Instance);
        _service = new StatisticsService(_router.Object, _books, _clock);
        Answer<FetchWorkspace, WorkspaceView>(_ => new WorkspaceView { Workspace = _facts.Workspace, DefaultActivityName = "", TimeoutActivityName = "" });
        Answer<FetchTaskQueue, TaskQueueView>(command => command.Sid == _facts.TaskQueue.Sid ? new TaskQueueView { Queue = _facts.TaskQueue, TaskOrder = QueueOrder.Fifo } : new RoutingFault(ErrorCatalogue.NotFound));
        Answer<FetchTaskChannel, TaskChannel>(command => command.Channel == "voice" ? _facts.TaskChannel : new RoutingFault(ErrorCatalogue.NotFound));
        Answer<FetchWorker, WorkerView>(_ => new WorkerView { Worker = _facts.Worker with { DateStatusChanged = Noon.AddMinutes(8) }, ActivityName = "", Available = true });
        Answer<ListActivities, Page<Activity>>(_ => new Page<Activity>([_facts.Activity, Lunch], null));
    }

    private Activity Lunch { get; } = new RoutingFacts().Activity with { FriendlyName = "Lunch" };

    [TearDown]
    public void Close() => _books.Dispose();

    [Test]
    public async Task A_period_counts_its_whole_minutes_and_splits_by_the_thresholds_asked_for()
    {
        Accept(createdAt: 0, acceptedAt: 10);
        Accept(createdAt: 120, acceptedAt: 125);
        Accept(createdAt: 121, acceptedAt: 180);
        Happen(EventType.TaskCanceled, 185, Waiting(170));
        var result = await _service.TaskQueueCumulativeAsync(
            _facts.Workspace.AccountSid,
            _facts.Workspace.Sid,
            _facts.TaskQueue.Sid,
            new StatisticsQuery { StartDate = Noon.AddSeconds(130), EndDate = Noon.AddSeconds(200), SplitByWaitTime = [30, 5] },
            CancellationToken.None);
        var found = result.Value!;
        Assert.Multiple(() =>
        {
            Assert.That((found.StartTime, found.EndTime), Is.EqualTo((Noon.AddSeconds(130), Noon.AddSeconds(200))));
            Assert.That((found.Reservations.Accepted, found.TasksCanceled), Is.EqualTo((2, 1)));
            Assert.That(found.WaitDurationUntilAccepted, Is.EqualTo(new DurationStatistics(32, 5, 59, 64)));
            Assert.That(found.SplitByWaitTime, Is.EqualTo(new[] { new WaitTimeSplit(30, 1, 1, 1, 0), new WaitTimeSplit(5, 0, 2, 0, 1) }));
        });
    }

    [Test]
    public async Task Without_dates_the_last_fifteen_minutes_count_and_of_one_channel_only_its_tasks()
    {
        Happen(EventType.TaskCreated, -600, Waiting(-600));
        Happen(EventType.TaskCreated, 599, Waiting(599));
        Happen(EventType.TaskCreated, 599, Waiting(599) with { TaskChannelSid = new RoutingFacts().TaskChannel.Sid });
        Assert.That((await CreatedAsync(new StatisticsQuery())).Value?.TasksCreated, Is.EqualTo(2));
        Assert.That((await CreatedAsync(new StatisticsQuery { TaskChannel = "voice" })).Value?.TasksCreated, Is.EqualTo(1));
        Assert.That((await CreatedAsync(new StatisticsQuery { Minutes = 60 })).Value?.TasksCreated, Is.EqualTo(3));
        Assert.That((await CreatedAsync(new StatisticsQuery { TaskChannel = "smoke" })).Faults.Single().Error, Is.EqualTo(ErrorCatalogue.NotFound));
        Assert.That((await CreatedAsync(new StatisticsQuery { Minutes = 0 })).Faults.Single().Error, Is.EqualTo(ErrorCatalogue.InvalidParameter));
        Assert.That((await CreatedAsync(new StatisticsQuery { StartDate = Noon, EndDate = Noon.AddDays(-1) })).Faults.Single().Error, Is.EqualTo(ErrorCatalogue.InvalidParameter));

        Task<RoutingResult<CumulativeStatistics>> CreatedAsync(StatisticsQuery query) => _service.WorkspaceCumulativeAsync(_facts.Workspace.AccountSid, _facts.Workspace.Sid, query, CancellationToken.None);
    }

    [Test]
    public async Task What_is_not_there_is_refused()
    {
        var result = await _service.TaskQueueCumulativeAsync(_facts.Workspace.AccountSid, _facts.Workspace.Sid, new RoutingFacts().TaskQueue.Sid, new StatisticsQuery(), CancellationToken.None);
        Assert.That(result.Faults.Single().Error, Is.EqualTo(ErrorCatalogue.NotFound));
    }

    [Test]
    public async Task Stays_in_activities_are_cut_to_the_period_the_present_one_included()
    {
        Leave(_facts.Activity, 0, 300);
        Leave(Lunch, 300, 480);
        var result = await _service.WorkerAsync(
            _facts.Workspace.AccountSid, _facts.Workspace.Sid, _facts.Worker.Sid, new StatisticsQuery { StartDate = Noon.AddSeconds(200), EndDate = Noon.AddSeconds(540) }, CancellationToken.None);
        Assert.That(result.Value!.ActivityDurations, Is.EqualTo(new[]
        {
            new ActivityDurations(_facts.Activity.Sid, _facts.Activity.FriendlyName, new DurationStatistics(80, 60, 100, 160)),
            new ActivityDurations(Lunch.Sid, "Lunch", new DurationStatistics(180, 180, 180, 180)),
        }));
    }

    [Test]
    public async Task A_report_tells_success_by_preference_work_by_worker_and_use_of_queues()
    {
        Accept(0, 10, "1");
        Accept(0, 20, "2");
        Accept(0, 30, "1");
        Accept(0, 40);
        Happen(EventType.ReservationCompleted, 100, Waiting(0));
        var result = await _service.ReportAsync(_facts.Workspace.AccountSid, _facts.Workspace.Sid, new StatisticsQuery { Minutes = 60 }, CancellationToken.None);
        var (worker, queue) = (result.Value!.Workers.Single(), result.Value.TaskQueues.Single());
        Assert.Multiple(() =>
        {
            Assert.That(result.Value.RoutingSuccess, Is.EqualTo(new PreferenceCount[] { new("1", 2), new("", 1), new("2", 1) }));
            Assert.That((worker.Sid, worker.Reservations.Accepted, worker.AcceptedPerHour, worker.WorkTime.Total), Is.EqualTo((_facts.Worker.Sid, 4, 4.0, 88)));
            Assert.That(worker.AcceptedByChannel, Is.EqualTo(new[] { new ChannelCount(_facts.TaskChannel.Sid, 4) }));
            Assert.That((queue.Sid, queue.Accepted, queue.ShareOfAccepted), Is.EqualTo((_facts.TaskQueue.Sid, 4, 1.0)));
            Assert.That(queue.Utilisation, Is.EqualTo(88 / 3600.0));
        });
    }

    private WorkTask Waiting(int createdAt) => _facts.BareTask() with { DateCreated = Noon.AddSeconds(createdAt), TaskQueueEnteredDate = Noon.AddSeconds(createdAt), TaskQueueSid = _facts.TaskQueue.Sid };

    private void Accept(int createdAt, int acceptedAt, string? preference = null) => Happen(EventType.ReservationAccepted, acceptedAt, Waiting(createdAt), preference is null ? [] : [new("preference_level", preference)]);

    private void Leave(Activity activity, int began, int ended) =>
        Happen(EventType.WorkerActivityUpdate, ended, null, new("worker_previous_activity_sid", activity.Sid.Value), new("worker_time_in_previous_activity_ms", $"{(ended - began) * 1000}"));

    private void Happen(EventType type, int second, WorkTask? task, params KeyValuePair<string, string>[] extra)
    {
        var happened = _facts.Event(type, Noon.AddSeconds(second), task) with { Extra = [.. extra] };
        _events.Add(happened);
        _books.Committed([happened]);
    }

    private void Answer<TCommand, TResult>(Func<TCommand, RoutingResult<TResult>> answer)
        where TCommand : WorkspaceCommand<TResult> =>
        _router.Setup(router => router.SendAsync(_facts.Workspace.AccountSid, _facts.Workspace.Sid, It.IsAny<TCommand>(), It.IsAny<CancellationToken>()))
            .Returns((Core.Identity.AccountSid _, Core.Identity.WorkspaceSid _, WorkspaceCommand<TResult> command, CancellationToken _) => Task.FromResult(answer((TCommand)command)));
}
