using System.Diagnostics;

namespace WorkDistribution.Benchmarks;

/// <summary>One conference of so many, three of whom talk: what a participant costs must not grow with their number.</summary>
internal sealed class ConferenceBench(string serverDll, BenchOptions options, BenchApp app)
{
    private const string Number = "+15550103";
    private const int Speakers = 3;

    /// <summary>Measures and prints.</summary>
    internal async Task RunAsync()
    {
        Console.WriteLine();
        Console.WriteLine($"One conference, {Speakers} talk and the others send silence: every participant is received and sent to");
        Console.WriteLine($"{"participants",12} {"CPU-s/participant-min",22} {"delivered %",12} {"on time %",10}");
        foreach (var participants in options.Conferences)
        {
            await MeasureAsync(participants);
        }
    }

    private async Task MeasureAsync(int participants)
    {
        await using var server = await ServerUnderTest.StartAsync(serverDll);
        await server.AddNumberAsync(Number, $"{app.Url}/conference");
        using var sink = new RtpSink();
        using var load = new SipLoad(server.Sip, sink);
        load.StartMany(Number, participants, 50);
        load.WaitFor(() => load.Answered + load.Failed >= participants, TimeSpan.FromSeconds(30));
        using var talk = new RtpTalk(sink, Speakers);
        await Task.Delay(TimeSpan.FromSeconds(5), TimeProvider.System);
        sink.Begin();
        var cpu = server.CpuSeconds;
        var begin = Stopwatch.GetTimestamp();
        await Task.Delay(TimeSpan.FromSeconds(options.WindowSeconds), TimeProvider.System);
        var used = server.CpuSeconds - cpu;
        var elapsed = Stopwatch.GetElapsedTime(begin);
        var pacing = sink.End();
        var delivered = 100.0 * pacing.Packets / (participants * 50 * elapsed.TotalSeconds);
        Console.WriteLine($"{participants,12} {used / (participants * elapsed.TotalMinutes),22:F4} {delivered,12:F2} {pacing.OnTimePercent,10:F3}");
        load.HangUpAll();
        load.WaitFor(() => load.Open == 0, TimeSpan.FromSeconds(20));
    }
}
