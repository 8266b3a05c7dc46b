using System.Diagnostics;
using Microsoft.Extensions.DependencyInjection;
using WorkDistribution.Storage.Tests.Contract;
using WorkDistribution.Voice.Calls;

namespace WorkDistribution.Storage.Tests.Sqlite;

/// <summary>What keeping a call costs. It prints and asserts nothing about time: the machine is shared.</summary>
[Category("RealTime")]
[Category("Slow")]
public sealed class SaveCostTests
{
    [TestCase(1)]
    [TestCase(64)]
    public async Task Keeping_a_call_made_and_ended_costs_this_much(int sides)
    {
        var calls = sides == 1 ? 1_000 : 10_000; // alone, each save waits for its own sync
        using var folder = new SqliteFolder();
        await using var services = folder.Open();
        var store = services.GetRequiredService<ICallStore>();
        await RunAsync(200);
        var cpu = Process.GetCurrentProcess().TotalProcessorTime;
        var watch = Stopwatch.StartNew();
        await RunAsync(calls);
        cpu = Process.GetCurrentProcess().TotalProcessorTime - cpu;
        await TestContext.Out.WriteLineAsync(
            $"{sides} at once: {cpu.TotalMilliseconds / calls:0.000} CPU-ms and {watch.Elapsed.TotalMilliseconds * sides / calls:0.00} ms a call, {2 * calls / watch.Elapsed.TotalSeconds:0} saves/s");

        Task RunAsync(int count) => Task.WhenAll(Enumerable.Range(0, sides).Select(async _ =>
        {
            var account = Facts.Sids.New<Core.Identity.AccountSid>();
            for (var i = 0; i < count / sides; i++)
            {
                var call = Facts.Call(account, CallStatus.Ringing) with { EndTime = null, AnswerTime = null };
                await store.SaveAsync(call, CancellationToken.None);
                await store.SaveAsync(call with { Status = CallStatus.Completed, AnswerTime = Facts.Noon, EndTime = Facts.Noon.AddMinutes(1) }, CancellationToken.None);
            }
        }));
    }
}
