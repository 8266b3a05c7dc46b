using System.Diagnostics;
using Microsoft.Extensions.DependencyInjection;
using WorkDistribution.Core.Identity;
using WorkDistribution.Core.Paging;
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
        var start = new ProcessStartInfo(Environment.ProcessPath is { } host && Path.GetFileNameWithoutExtension(host) == "dotnet" ? host : "dotnet")
        {
            RedirectStandardOutput = true,
            UseShellExecute = false,
        };
        start.ArgumentList.Add(typeof(CrashTests).Assembly.Location);
        start.ArgumentList.Add(EndlessSaver.Argument);
        start.ArgumentList.Add(folder.Path);
        using var child = Process.Start(start)!;
        var acknowledged = new List<CallSid>();
        while (acknowledged.Count < acknowledgements && await child.StandardOutput.ReadLineAsync() is { } line)
        {
            acknowledged.Add(new CallSid(line));
        }

        child.Kill();
        await child.WaitForExitAsync();
        Assert.That(acknowledged, Has.Count.EqualTo(acknowledgements));

        // What was in the pipe when it died had been acknowledged as well; a last line cut short had not been said.
        while (await child.StandardOutput.ReadLineAsync() is { Length: Sid.Length } line)
        {
            acknowledged.Add(new CallSid(line));
        }

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
}
