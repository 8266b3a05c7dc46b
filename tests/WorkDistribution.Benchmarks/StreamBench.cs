using System.Diagnostics;

namespace WorkDistribution.Benchmarks;

/// <summary>Calls that are connected to a stream: what comes over RTP goes out over a WebSocket, and with an echo back again.</summary>
internal sealed class StreamBench(string serverDll, BenchOptions options, BenchApp app)
{
    private const string ListeningNumber = "+15550105";
    private const string EchoNumber = "+15550106";
    private const int WarmUpCalls = 50;
    private const int FramesPerSecond = 50;

    private static readonly TimeSpan WarmUp = TimeSpan.FromSeconds(15);

    /// <summary>Measures and prints.</summary>
    internal async Task RunAsync()
    {
        Console.WriteLine();
        Console.WriteLine("Streams: every call's audio over a WebSocket of its own, one message a frame; with an echo it comes back and is played");
        Console.WriteLine($"{"streams",9} {"",8} {"CPU-s/stream-min",17} {"messages %",11} {"delivered %",12} {"on time %",10}");
        foreach (var streams in options.Sockets)
        {
            await MeasureAsync(streams, ListeningNumber, "listens");
            await MeasureAsync(streams, EchoNumber, "echo");
        }
    }

    private async Task MeasureAsync(int streams, string number, string what)
    {
        await using var server = await ServerUnderTest.StartAsync(serverDll);
        await server.AddNumberAsync(ListeningNumber, $"{app.Url}/stream");
        await server.AddNumberAsync(EchoNumber, $"{app.Url}/echo-stream");
        using var sink = new RtpSink();
        using var load = new SipLoad(server.Sip, sink);
        await TalkAsync(server, sink, load, number, WarmUpCalls, WarmUp);
        var (pacing, messages, used, elapsed) = await TalkAsync(server, sink, load, number, streams, TimeSpan.FromSeconds(options.WindowSeconds));
        var frames = streams * FramesPerSecond * elapsed.TotalSeconds;
        Console.WriteLine(
            $"{streams,9} {what,8} {used / (streams * elapsed.TotalMinutes),17:F4} {100 * messages / frames,11:F2} {100 * pacing.Packets / frames,12:F2} {pacing.OnTimePercent,10:F3}");
    }

    private async Task<(Pacing Pacing, double Messages, double CpuSeconds, TimeSpan Elapsed)> TalkAsync(
        ServerUnderTest server, RtpSink sink, SipLoad load, string number, int streams, TimeSpan window)
    {
        var before = load.Answered + load.Failed;
        var greeted = sink.GreetedPorts.Length;
        load.StartMany(number, streams, 50);
        load.WaitFor(() => load.Answered + load.Failed - before >= streams, TimeSpan.FromSeconds(30));
        var ports = sink.GreetedPorts[greeted..];
        using var talk = new RtpTalk(sink, ports, ports.Length);
        await Task.Delay(TimeSpan.FromSeconds(3), TimeProvider.System);
        sink.Begin();
        var messages = app.StreamMessages;
        var cpu = server.CpuSeconds;
        var begin = Stopwatch.GetTimestamp();
        await Task.Delay(window, TimeProvider.System);
        var used = server.CpuSeconds - cpu;
        var elapsed = Stopwatch.GetElapsedTime(begin);
        var pacing = sink.End();
        var received = app.StreamMessages - messages;
        load.HangUpAll();
        load.WaitFor(() => load.Open == 0, TimeSpan.FromSeconds(20));
        return (pacing, received, used, elapsed);
    }
}
