using System.Globalization;
using System.Net.Sockets;
using System.Text;
using WorkDistribution.EndToEnd.Tests.Sipp;
using WorkDistribution.Testing;
using WorkDistribution.Testing.Programs;
using WorkDistribution.Testing.Servers;
using Runner = WorkDistribution.Testing.Programs.Sipp;

namespace WorkDistribution.EndToEnd.Tests.Lifetime;

/// <summary>What is left behind when all have gone: nothing.</summary>
[Category("Slow")]
public sealed class LeakTests : EndToEndFixture
{
    private static readonly string[] Held = ["wd_calls_live", "wd_sip_dialogs", "wd_sip_transactions", "wd_media_sessions", "wd_media_recordings"];

    /// <summary>Timer H and J of RFC 3261 keep answered transactions for 32 s.</summary>
    private static readonly TimeSpan TransactionLife = TimeSpan.FromSeconds(60);

    /// <inheritdoc/>
    protected override ServerSetup Setup => new() { RtpPorts = 400, LogLevel = "warning" };

    /// <summary>Calls of the soak: 500 here, 10,000 by hand (WD_SOAK_CALLS).</summary>
    private static int SoakCalls => int.TryParse(Environment.GetEnvironmentVariable("WD_SOAK_CALLS"), CultureInfo.InvariantCulture, out var calls) ? calls : 500;

    [Test]
    [Order(1)]
    public async Task A_flood_of_garbage_and_scanners_leaves_nothing_behind()
    {
        var before = Server.OpenFiles;
        var random = new Random(7);
        using var socket = new UdpClient();
        var scan = Encoding.ASCII.GetBytes(
            "INVITE sip:100@1.1.1.1 SIP/2.0\r\nVia: SIP/2.0/UDP 127.0.0.1:9;branch=z9hG4bK1\r\nFrom: <sip:100@1.1.1.1>;tag=1\r\nTo: <sip:100@1.1.1.1>\r\n"
            + "Call-ID: scan\r\nCSeq: 1 INVITE\r\nMax-Forwards: 70\r\nUser-Agent: friendly-scanner\r\nContent-Length: 0\r\n\r\n");
        for (var i = 0; i < 5_000; i++)
        {
            var garbage = new byte[random.Next(1, 1400)];
            random.NextBytes(garbage);
            await socket.SendAsync(i % 2 == 0 ? garbage : scan, Server.Sip);
        }

        var number = await AddNumberAsync("/after-flood", Briefly);
        var call = await Runner.RunAsync(new SippScenario().Invite().Expect(200).Ack().ExpectBye().ToString(), new SippOptions { Target = Server.Sip, Service = number });
        var left = await WaitUntilNothingIsHeldAsync();
        using (Assert.EnterMultipleScope())
        {
            Assert.That(call.IsGood, Is.True, call.Errors);
            Assert.That(left["wd_sip_messages_rejected_total"], Is.GreaterThan(0), "garbage is counted");
        }

        await NoMoreFilesThanAsync(before);
    }

    [Test]
    [Order(2)]
    public async Task Many_short_calls_leave_memory_sockets_ports_and_transactions_where_they_were()
    {
        var number = await AddNumberAsync("/soak", Briefly);
        await RunAsync(number, 100);
        var before = await WaitUntilNothingIsHeldAsync();
        var filesBefore = Server.OpenFiles;
        await RunAsync(number, SoakCalls);
        var after = await WaitUntilNothingIsHeldAsync();
        using (Assert.EnterMultipleScope())
        {
            Assert.That(after["wd_media_ports_free"], Is.EqualTo(before["wd_media_ports_free"]), "ports");
            Assert.That(after["wd_sip_timers"], Is.EqualTo(before["wd_sip_timers"]).Within(5), "timers");
            Assert.That(after["wd_process_resident_bytes"] - before["wd_process_resident_bytes"], Is.LessThan(64 << 20), "memory");
        }

        await NoMoreFilesThanAsync(filesBefore);
    }

    /// <summary>The more calls at once, the more connections to the application; they close half a minute after their last request.</summary>
    private Task NoMoreFilesThanAsync(int before) => Limits.UntilAsync(() => Task.FromResult(Server.OpenFiles), now => now <= before + 10, $"no more sockets and files than {before}");

    private async Task RunAsync(string number, int calls)
    {
        var result = await Runner.RunAsync(
            new SippScenario().Invite().Expect(200).Ack().ExpectBye().ToString(),
            new SippOptions { Target = Server.Sip, Service = number, Calls = calls, Rate = 50, TimeLimit = TimeSpan.FromSeconds(30 + (calls / 20)) });
        Assert.That(result.IsGood, Is.True, result.Errors);
    }

    private async Task<IReadOnlyDictionary<string, double>> WaitUntilNothingIsHeldAsync()
    {
        using var patience = new CancellationTokenSource(TransactionLife);
        using var timer = new PeriodicTimer(TimeSpan.FromSeconds(1));
        while (true)
        {
            var metrics = await Server.GetMetricsAsync();
            if (Held.All(name => metrics[name] == 0))
            {
                return metrics;
            }

            try
            {
                await timer.WaitForNextTickAsync(patience.Token);
            }
            catch (OperationCanceledException)
            {
                Assert.Fail("still held: " + string.Join(", ", Held.Select(name => $"{name} {metrics[name]}")));
            }
        }
    }
}
