using System.Collections.Immutable;
using System.Diagnostics;
using System.Threading.Channels;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;
using WorkDistribution.Core.Identity;
using WorkDistribution.Core.Paging;
using WorkDistribution.Storage;
using WorkDistribution.TaskRouting;
using WorkDistribution.TaskRouting.Activities;
using WorkDistribution.TaskRouting.Events;
using WorkDistribution.TaskRouting.Reservations;
using WorkDistribution.TaskRouting.TaskQueues;
using WorkDistribution.TaskRouting.Tasks;
using WorkDistribution.TaskRouting.Workers;
using WorkDistribution.TaskRouting.Workflows;
using WorkDistribution.TaskRouting.Workspaces;

namespace WorkDistribution.Benchmarks.Decisions;

/// <summary>Tasks a second through create, reserve, accept and complete in process, each step kept on disk, or by a store that keeps nothing: what the engine and its owner can do at most.</summary>
internal static class RouterBench
{
    private const int Workers = 500;
    private const int AtOnce = 256;

    /// <summary>Runs for some seconds.</summary>
    /// <param name="seconds">How many.</param>
    /// <param name="folder">Where the database is made; null: nothing is kept.</param>
    public static async Task RunAsync(int seconds, string? folder)
    {
        var offers = new Offers();
        await using var services = new ServiceCollection().AddSqliteStorage(options => options.DataDirectory = folder ?? "").BuildServiceProvider();
        var store = folder is null ? new NoStore() : services.GetRequiredService<IWorkspaceStore>();
        await using var router = new TaskRouter(store, [offers], Options.Create(new TaskRoutingOptions { MaxEndedTasks = 1000 }), new RandomSidSource(), TimeProvider.System, NullLogger<TaskRouter>.Instance);
        await router.StartAsync(default);
        var account = AccountSid.FromTrusted("AC" + new string('1', 32));
        var office = (await router.CreateAsync(account, new("Office"), default)).Value!.Workspace.Sid;
        var queue = (await router.SendAsync(account, office, new CreateTaskQueue("All"), default)).Value!.Queue.Sid;
        await router.SendAsync(account, office, new CreateWorkflow("All", $$"""{"task_routing":{"filters":[],"default_filter":{"queue":"{{queue}}"} } }"""), default);
        var available = (await router.SendAsync(account, office, new ListActivities("Available", null, new PageRequest()), default)).Value!.Items[0].Sid;
        for (var i = 0; i < Workers; i++)
        {
            await router.SendAsync(account, office, new CreateWorker($"worker {i}", available), default);
        }

        using var end = new CancellationTokenSource(TimeSpan.FromSeconds(seconds));
        using var process = Process.GetCurrentProcess();
        var (began, cpu, done) = (Stopwatch.GetTimestamp(), process.TotalProcessorTime, 0L);
        var makers = Enumerable.Range(0, AtOnce).Select(async _ =>
        {
            while (!end.IsCancellationRequested)
            {
                await router.SendAsync(account, office, new CreateTask(), default);
                var offer = await offers.Reader.ReadAsync();
                await router.SendAsync(account, office, new UpdateReservation(offer, ReservationStatus.Accepted), default);
                await router.SendAsync(account, office, new UpdateReservation(offer, ReservationStatus.Completed), default);
                Interlocked.Increment(ref done);
            }
        });
        await Task.WhenAll(makers);
        var elapsed = Stopwatch.GetElapsedTime(began);
        process.Refresh();
        Console.WriteLine($"in process, {(folder is null ? "nothing kept" : "each step on disk")}: {done / elapsed.TotalSeconds:0} tasks/s, {(process.TotalProcessorTime - cpu).TotalMilliseconds / done:0.000} CPU-ms a task");
    }

    private sealed class Offers : IEventObserver
    {
        private readonly Channel<ReservationSid> _offers = Channel.CreateUnbounded<ReservationSid>();

        public ChannelReader<ReservationSid> Reader => _offers.Reader;

        public void Committed(IReadOnlyList<RoutingEvent> events)
        {
            foreach (var occurrence in events)
            {
                if (occurrence is { Type: EventType.ReservationCreated, Reservation: { } reservation })
                {
                    _offers.Writer.TryWrite(reservation.Sid);
                }
            }
        }
    }

    private sealed class NoStore : IWorkspaceStore
    {
        public Task<ImmutableArray<Workspace>> ListAsync(CancellationToken cancellationToken) => Task.FromResult<ImmutableArray<Workspace>>([]);

        public Task<WorkspaceSnapshot> LoadAsync(WorkspaceSid workspace, CancellationToken cancellationToken) => Task.FromResult(new WorkspaceSnapshot());

        public async Task CommitAsync(WorkspaceBatch batch, CancellationToken cancellationToken) => await Task.Yield();
    }
}
