using System.Diagnostics;

namespace WorkDistribution.Benchmarks;

/// <summary>One conference of so many, three of whom talk: what a participant costs must not grow with their number.</summary>
internal sealed class ConferenceBench(string serverDll, BenchOptions options, BenchApp app)
{
    private const string Number = "+15550103";
    private const int Speakers = 3;
    private const int WarmUpParticipants = 50;

    private static readonly TimeSpan WarmUp = TimeSpan.FromSeconds(15);

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

        // A server is judged as it runs for months, not while its code is still being compiled.
        using var sink = new RtpSink();
        using var load = new SipLoad(server.Sip, sink);
        await MeetAsync(server, sink, load, WarmUpParticipants, WarmUp);
        var (pacing, used, elapsed) = await MeetAsync(server, sink, load, participants, TimeSpan.FromSeconds(options.WindowSeconds));
        var delivered = 100.0 * pacing.Packets / (participants * 50 * elapsed.TotalSeconds);
        Console.WriteLine($"{participants,12} {used / (participants * elapsed.TotalMinutes),22:F4} {delivered,12:F2} {pacing.OnTimePercent,10:F3}");
    }

    private static async Task<(Pacing Pacing, double CpuSeconds, TimeSpan Elapsed)> MeetAsync(ServerUnderTest server, RtpSink sink, SipLoad load, int participants, TimeSpan window)
    {
        var before = load.Answered + load.Failed;
        var greeted = sink.GreetedPorts.Length;
        load.StartMany(Number, participants, 50);
        load.WaitFor(() => load.Answered + load.Failed - before >= participants, TimeSpan.FromSeconds(30));
        using var talk = new RtpTalk(sink, sink.GreetedPorts[greeted..], Speakers);
        await Task.Delay(TimeSpan.FromSeconds(3), TimeProvider.System);
        sink.Begin();
        var cpu = server.CpuSeconds;
        var begin = Stopwatch.GetTimestamp();
        await Task.Delay(window, TimeProvider.System);
        var used = server.CpuSeconds - cpu;
        var elapsed = Stopwatch.GetElapsedTime(begin);
        var pacing = sink.End();
        load.HangUpAll();
        load.WaitFor(() => load.Open == 0, TimeSpan.FromSeconds(20));
        return (pacing, used, elapsed);
    }
}
