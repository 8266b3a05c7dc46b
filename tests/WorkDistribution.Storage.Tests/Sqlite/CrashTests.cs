using System.Diagnostics;
using System.Globalization;
using Microsoft.Extensions.DependencyInjection;
using WorkDistribution.Core.Identity;
using WorkDistribution.Core.Paging;
using WorkDistribution.TaskRouting.Events;
using WorkDistribution.TaskRouting.Workspaces;
using WorkDistribution.Voice.Calls;

namespace WorkDistribution.Storage.Tests.Sqlite;

[Category("RealTime")]
[Category("Slow")]
public sealed class CrashTests
{
    [TestCase(50)]
    [TestCase(2_000)]
    public async Task A_process_killed_while_it_saves_loses_no_save_it_has_acknowledged(int acknowledgements)
    {
        using var folder = new SqliteFolder();
        var acknowledged = (await RunUntilKilledAsync(EndlessSaver.Argument, folder.Path, acknowledgements)).Where(line => line.Length == Sid.Length).Select(line => new CallSid(line)).ToList();
        Assert.That(acknowledged, Has.Count.AtLeast(acknowledgements));

        await using var services = folder.Open();
        var calls = services.GetRequiredService<ICallStore>();
        var kept = new HashSet<CallSid>();
        for (string? token = null; ;)
        {
            var page = await calls.ListAsync(EndlessSaver.Account, new CallFilter(), new PageRequest(1000, 0, token), CancellationToken.None);
            kept.UnionWith(page.Items.Select(call => call.Sid));
            token = page.NextToken;
            if (token is null)
            {
                break;
            }
        }

        Assert.That(acknowledged.Where(sid => !kept.Contains(sid)), Is.Empty);
    }

    [TestCase(20)]
    [TestCase(1_000)]
    public async Task A_process_killed_while_it_commits_batches_of_workspaces_leaves_each_at_a_batch_that_was_handed_over(int acknowledgements)
    {
        using var folder = new SqliteFolder();
        var acknowledged = new Dictionary<WorkspaceSid, long>();
        foreach (var line in await RunUntilKilledAsync(EndlessCommitter.Argument, folder.Path, acknowledgements))
        {
            var parts = line.Split(' ');
            acknowledged[new WorkspaceSid(parts[0])] = long.Parse(parts[1], CultureInfo.InvariantCulture);
        }

        await using var services = folder.Open();
        var store = services.GetRequiredService<IWorkspaceStore>();
        foreach (var (workspace, number) in acknowledged)
        {
            var kept = await store.LoadAsync(workspace, CancellationToken.None);
            var events = 0;
            await foreach (var told in services.GetRequiredService<IEventStore>().ReadAsync(workspace, 0, CancellationToken.None))
            {
                Assert.That(told.Number, Is.EqualTo(++events));
            }

            // A workspace's owner had one batch under way at most: all that was acknowledged is there, and perhaps that one, whole.
            Assert.That(kept.LastTaskNumber, Is.EqualTo(number).Or.EqualTo(number + 1));
            Assert.That(kept.Tasks.Select(task => task.Number), Is.EqualTo(Enumerable.Range(1, (int)kept.LastTaskNumber)));
            Assert.That((kept.Reservations.Length, kept.LastEventNumber, events), Is.EqualTo(((int)kept.LastTaskNumber, 2 * kept.LastTaskNumber, 2 * (int)kept.LastTaskNumber)));
        }
    }

    /// <summary>Runs the program until it has said so many lines, kills it, and gives all whole lines it said.</summary>
    private static async Task<List<string>> RunUntilKilledAsync(string argument, string folder, int lines)
    {
        var start = new ProcessStartInfo(Environment.ProcessPath is { } host && Path.GetFileNameWithoutExtension(host) == "dotnet" ? host : "dotnet")
        {
            RedirectStandardOutput = true,
            UseShellExecute = false,
        };
        start.ArgumentList.Add(typeof(CrashTests).Assembly.Location);
        start.ArgumentList.Add(argument);
        start.ArgumentList.Add(folder);
        using var child = Process.Start(start)!;
        var said = new List<string>();
        while (said.Count < lines && await child.StandardOutput.ReadLineAsync() is { } line)
        {
            said.Add(line);
        }

        child.Kill();
        await child.WaitForExitAsync();
        Assert.That(said, Has.Count.EqualTo(lines));

        // What was in the pipe when it died had been acknowledged as well; a last line cut short had not been said.
        var rest = (await child.StandardOutput.ReadToEndAsync()).Split('\n');
        said.AddRange(rest[..^1]);
        return said;
    }
}
