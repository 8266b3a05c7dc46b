using System.Diagnostics;
using Microsoft.Extensions.DependencyInjection;
using WorkDistribution.Storage;
using WorkDistribution.TaskRouting.Workspaces;

namespace WorkDistribution.Benchmarks.Workspaces;

/// <summary>What keeping workspaces costs: tasks through create, reserve, accept and complete, each step durable, beside a bare loop that writes the same rows in the same batches; then the time to read half a million waiting tasks.</summary>
internal static class WorkspaceStoreBench
{
    private const int Seconds = 5;
    private const int ReloadedTasks = 500_000;

    public static async Task<int> RunAsync(string folder, int[] groups)
    {
        Console.WriteLine($"{Environment.ProcessorCount} cores, .NET {Environment.Version}, load average {File.ReadAllText("/proc/loadavg").Split(' ')[0]}; {TaskLane.RowsPerTask} rows a task in 4 commits, SQLite WAL, synchronous=FULL");
        foreach (var group in groups)
        {
            foreach (var round in Enumerable.Range(1, 2))
            {
                var floor = WorkspaceFloor.Run(Path.Combine(folder, $"floor-{group}-{round}"), group, Seconds);
                await using (var services = Open(Path.Combine(folder, $"one-{group}-{round}")))
                {
                    Report($"group {group,4}, one workspace ", await OneWorkspaceAsync(services, group), floor);
                }

                await using (var services = Open(Path.Combine(folder, $"many-{group}-{round}")))
                {
                    Report($"group {group,4}, as many as that", await ManyWorkspacesAsync(services, group), floor);
                }
            }
        }

        await ReloadAsync(Path.Combine(folder, "reload"));
        return 0;
    }

    private static ServiceProvider Open(string folder) => new ServiceCollection().AddSqliteStorage(options => options.DataDirectory = folder).BuildServiceProvider();

    /// <summary>One owner whose batches hold so many tasks.</summary>
    private static async Task<BenchResult> OneWorkspaceAsync(ServiceProvider services, int group)
    {
        var store = services.GetRequiredService<IWorkspaceStore>();
        var lane = new TaskLane();
        await store.CommitAsync(lane.Making, CancellationToken.None);
        var result = new BenchResult();
        while (!result.IsOver(Seconds))
        {
            await StepsAsync(store, lane, group, result);
        }

        return result.End();
    }

    /// <summary>So many owners at once whose batches hold one task each.</summary>
    private static async Task<BenchResult> ManyWorkspacesAsync(ServiceProvider services, int group)
    {
        var store = services.GetRequiredService<IWorkspaceStore>();
        var lanes = Enumerable.Range(0, group).Select(_ => new TaskLane()).ToArray();
        await Task.WhenAll(lanes.Select(lane => store.CommitAsync(lane.Making, CancellationToken.None)));
        var result = new BenchResult();
        await Task.WhenAll(lanes.Select(lane => Task.Run(async () =>
        {
            while (!result.IsOver(Seconds))
            {
                await StepsAsync(store, lane, 1, result);
            }
        })));
        return result.End();
    }

    private static async Task StepsAsync(IWorkspaceStore store, TaskLane lane, int count, BenchResult result)
    {
        await CommitAsync(lane.Create(count, out var tasks));
        await CommitAsync(lane.Reserve(ref tasks));
        await CommitAsync(lane.Accept(ref tasks));
        await CommitAsync(lane.Complete(ref tasks));
        result.Done(count);

        async Task CommitAsync(WorkspaceBatch batch)
        {
            var began = Stopwatch.GetTimestamp();
            await store.CommitAsync(batch, CancellationToken.None);
            result.Took(Stopwatch.GetElapsedTime(began));
        }
    }

    private static async Task ReloadAsync(string folder)
    {
        var lane = new TaskLane();
        await using (var services = Open(folder))
        {
            var store = services.GetRequiredService<IWorkspaceStore>();
            await store.CommitAsync(lane.Making, CancellationToken.None);
            for (var i = 0; i < ReloadedTasks; i += 500)
            {
                await store.CommitAsync(lane.Create(500, out _) with { Events = [] }, CancellationToken.None);
            }
        }

        Console.WriteLine($"{ReloadedTasks} waiting tasks on disk without their events: {new FileInfo(Path.Combine(folder, "taskrouting.db")).Length / ReloadedTasks} bytes each");
        for (var round = 0; round < 3; round++)
        {
            await using var services = Open(folder);
            var store = services.GetRequiredService<IWorkspaceStore>();
            GC.Collect();
            var before = GC.GetTotalMemory(forceFullCollection: true);
            var watch = Stopwatch.StartNew();
            var loaded = await store.LoadAsync(lane.Sid, CancellationToken.None);
            watch.Stop();
            Console.WriteLine($"read back in {watch.Elapsed.TotalSeconds:0.00} s: {loaded.Tasks.Length} tasks, {(GC.GetTotalMemory(forceFullCollection: true) - before) / loaded.Tasks.Length} bytes of memory each");
            GC.KeepAlive(loaded);
        }
    }

    private static void Report(string name, BenchResult ours, BenchResult floor) => Console.WriteLine($"{name}: {ours}; bare loop {floor}; {100 * ours.Rate / floor.Rate:0} % of it");
}
