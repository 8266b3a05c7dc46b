using System.Globalization;
using System.Text;
using Microsoft.Extensions.DependencyInjection;
using WorkDistribution.Storage.Tests.TaskRouting;
using WorkDistribution.TaskRouting.Events;
using WorkDistribution.TaskRouting.Workspaces;

namespace WorkDistribution.Storage.Tests.Sqlite;

/// <summary>The program of the crash test of workspaces: commits batches in several of them, a task and two events each, and writes workspace and task number on standard output once a batch is acknowledged, until it is killed.</summary>
internal static class EndlessCommitter
{
    public const string Argument = "--commit-until-killed";

    public static async Task RunAsync(string folder)
    {
        await using var services = SqliteFolder.Open(folder);
        var store = services.GetRequiredService<IWorkspaceStore>();
        var output = Console.OpenStandardOutput();
        var gate = new SemaphoreSlim(1);
        await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => CommitAsync()));

        async Task CommitAsync()
        {
            var facts = new RoutingFacts();
            await store.CommitAsync(facts.Making, CancellationToken.None);
            while (true)
            {
                var batch = facts.NewTask(EventType.TaskCreated, EventType.ReservationCreated);
                await store.CommitAsync(batch, CancellationToken.None);
                await gate.WaitAsync();
                await output.WriteAsync(Encoding.ASCII.GetBytes(string.Create(CultureInfo.InvariantCulture, $"{batch.WorkspaceSid} {batch.Tasks[0].Number}\n")));
                gate.Release();
            }
        }
    }
}
