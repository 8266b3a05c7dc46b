using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using WorkDistribution.Core.Identity;
using WorkDistribution.Core.Paging;
using WorkDistribution.TaskRouting;
using WorkDistribution.TaskRouting.Activities;
using WorkDistribution.TaskRouting.Events;
using WorkDistribution.TaskRouting.Reservations;
using WorkDistribution.TaskRouting.Statistics;
using WorkDistribution.TaskRouting.TaskQueues;
using WorkDistribution.TaskRouting.Tasks;
using WorkDistribution.TaskRouting.Workers;
using WorkDistribution.TaskRouting.Workspaces;
using WorkDistribution.Testing;

namespace WorkDistribution.Storage.Tests.Sqlite;

/// <summary>The engine, its store and its statistics together, as the server runs them.</summary>
public sealed class WorkDistributionTests
{
    private readonly AccountSid _account = new RandomSidSource().New<AccountSid>();
    private SqliteFolder _folder = null!;
    private ManualTimeProvider _clock = null!;
    private ServiceProvider _services = null!;

    private ITaskRouter Router => _services.GetRequiredService<ITaskRouter>();

    private IStatistics Statistics => _services.GetRequiredService<IStatistics>();

    [SetUp]
    public async Task Open()
    {
        (_folder, _clock) = (new SqliteFolder(), new ManualTimeProvider());
        await StartAsync();
    }

    [TearDown]
    public async Task Close()
    {
        await StopAsync();
        _folder.Dispose();
    }

    [Test]
    public async Task Statistics_and_events_tell_what_was_done_also_after_a_restart()
    {
        var workspace = (await Router.CreateAsync(_account, new CreateWorkspace("Support", Template: WorkspaceTemplate.Fifo), CancellationToken.None)).Value!.Workspace.Sid;
        var queue = (await SendAsync(workspace, new ListTaskQueues(null, null, null, null, new PageRequest()))).Items.Single().Queue.Sid;
        var available = (await SendAsync(workspace, new ListActivities("Available", null, new PageRequest()))).Items.Single().Sid;
        await SendAsync(workspace, new CreateTask());
        var waiting = (await Statistics.TaskQueueRealTimeAsync(_account, workspace, queue, null, CancellationToken.None)).Value!;
        Assert.That((waiting.TotalTasks, waiting.TotalEligibleWorkers), Is.EqualTo((1, 0)));

        _clock.Advance(TimeSpan.FromSeconds(20));
        var worker = (await SendAsync(workspace, new CreateWorker("alice", available))).Worker.Sid;
        var reservation = (await SendAsync(workspace, new ListReservations(null, worker, null, new PageRequest()))).Items.Single().Reservation.Sid;
        _clock.Advance(TimeSpan.FromSeconds(5));
        await SendAsync(workspace, new UpdateReservation(reservation, ReservationStatus.Accepted));
        _clock.Advance(TimeSpan.FromSeconds(60));
        await SendAsync(workspace, new UpdateReservation(reservation, ReservationStatus.Completed));
        await SendAsync(workspace, new CreateTask());
        await AssertAsync();
        await StopAsync();
        await StartAsync();
        await AssertAsync();

        async Task AssertAsync()
        {
            var query = new StatisticsQuery { SplitByWaitTime = [25, 26] };
            foreach (var result in new[]
            {
                await Statistics.TaskQueueCumulativeAsync(_account, workspace, queue, query, CancellationToken.None),
                await Statistics.WorkspaceCumulativeAsync(_account, workspace, query, CancellationToken.None),
            })
            {
                var found = result.Value!;
                Assert.That(found.Reservations, Is.EqualTo(new ReservationCounts(2, 1, 0, 0, 0, 0)));
                Assert.That((found.TasksCompleted, found.TasksCanceled), Is.EqualTo((1, 0)));
                Assert.That(found.WaitDurationUntilAccepted, Is.EqualTo(new DurationStatistics(25, 25, 25, 25)));
                Assert.That(found.SplitByWaitTime, Is.EqualTo(new[] { new WaitTimeSplit(25, 0, 1, 0, 0), new WaitTimeSplit(26, 1, 0, 0, 0) }));
            }

            var report = (await Statistics.ReportAsync(_account, workspace, query, CancellationToken.None)).Value!;
            Assert.That((report.Workers.Single().Sid, report.Workers.Single().WorkTime.Total), Is.EqualTo((worker, 60)));
            var now = (await Statistics.WorkspaceRealTimeAsync(_account, workspace, null, CancellationToken.None)).Value!;
            Assert.That(now.TasksByStatus.First(pair => pair.Key == AssignmentStatus.Reserved).Value, Is.EqualTo(1));
            var told = new List<EventType>();
            await foreach (var happened in _services.GetRequiredService<IEventStore>().ReadAsync(workspace, 0, CancellationToken.None))
            {
                Assert.That(happened.Number, Is.EqualTo(told.Count + 1));
                told.Add(happened.Type);
            }

            Assert.That(told.Count(type => type == EventType.TaskCreated), Is.EqualTo(2));
            Assert.That(told, Does.Contain(EventType.ReservationAccepted).And.Contain(EventType.TaskCompleted).And.Contain(EventType.TaskQueueEntered));
            var other = new RandomSidSource().New<AccountSid>();
            Assert.That((await Statistics.ReportAsync(other, workspace, query, CancellationToken.None)).Succeeded, Is.False);
        }
    }

    private async Task<TResult> SendAsync<TResult>(WorkspaceSid workspace, WorkspaceCommand<TResult> command)
    {
        var result = await Router.SendAsync(_account, workspace, command, CancellationToken.None);
        Assert.That(result.Faults, Is.Empty);
        return result.Value!;
    }

    private async Task StartAsync()
    {
        _services = new ServiceCollection()
            .AddSingleton<TimeProvider>(_clock)
            .AddSqliteStorage(options => options.DataDirectory = _folder.Path)
            .AddTaskRouting(static _ => { })
            .AddStatistics()
            .BuildServiceProvider();
        foreach (var hosted in _services.GetServices<IHostedService>())
        {
            await hosted.StartAsync(CancellationToken.None);
        }
    }

    private async Task StopAsync()
    {
        foreach (var hosted in _services.GetServices<IHostedService>())
        {
            await hosted.StopAsync(CancellationToken.None);
        }

        await _services.DisposeAsync();
    }
}
