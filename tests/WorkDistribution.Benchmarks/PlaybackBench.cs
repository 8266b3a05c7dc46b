using System.Diagnostics;

namespace WorkDistribution.Benchmarks;

/// <summary>Played calls: one prompt, played to all of them, beside a bare loop that sends the same packets.</summary>
internal sealed class PlaybackBench(string serverDll, BenchOptions options, BenchApp app)
{
    private const string Number = "+15550101";
    private const int FloorStreams = 300;
    private const int ProbeStreams = 20;
    private const int WarmUp = 200;

    /// <summary>Measures and prints.</summary>
    internal async Task RunAsync()
    {
        Console.WriteLine();
        Console.WriteLine("Played calls: one prompt, played to all of them");
        Console.WriteLine("  floor: a loop that does nothing but send the packets of so many calls. on time: gaps between packets of a call within 5 ms of 20 ms, by the");
        Console.WriteLine($"  kernel's clock. machine: the same of a floor loop of {ProbeStreams} calls in the very same seconds; what it misses, the machine was too busy for.");
        Console.WriteLine(
            $"{"calls",9} {"CPU-s/call-min",15} {"x floor",8} {"on time %",10} {"worst ms",9} {"machine: on time %",19} {"worst ms",9} {"KiB/call",9} {"delivered %",12}");
        var (floor, pacing) = await FloorProcess.MeasureAsync(FloorStreams, TimeSpan.FromSeconds(3 + Math.Min(10, options.WindowSeconds)));
        Console.WriteLine($"{$"floor {FloorStreams}",9} {floor,15:F4} {1,8:F1} {pacing.OnTimePercent,10:F3} {pacing.WorstMs,9:F1}");
        foreach (var streams in options.Streams)
        {
            await MeasureAsync(streams, floor);
        }
    }

    private async Task MeasureAsync(int streams, double floor)
    {
        await using var server = await ServerUnderTest.StartAsync(serverDll);
        await server.AddNumberAsync(Number, $"{app.Url}/play");
        using var sink = new RtpSink();
        using var load = new SipLoad(server.Sip, sink);
        load.StartMany(Number, WarmUp, 50);
        load.WaitFor(() => load.Answered + load.Failed >= WarmUp, TimeSpan.FromSeconds(20));
        load.HangUpAll();
        load.WaitFor(() => load.Open == 0, TimeSpan.FromSeconds(20));
        var residentBefore = ProcessUsage.ResidentKib(server.Pid);
        load.StartMany(Number, streams, 100);
        load.WaitFor(() => load.Answered + load.Failed >= streams + WarmUp, TimeSpan.FromSeconds(30));
        using var probe = new FloorProcess(ProbeStreams, TimeSpan.FromSeconds(options.WindowSeconds + 5));
        await Task.Delay(TimeSpan.FromSeconds(4), TimeProvider.System);
        sink.Begin();
        probe.Begin();
        var cpu = server.CpuSeconds;
        var begin = Stopwatch.GetTimestamp();
        await Task.Delay(TimeSpan.FromSeconds(options.WindowSeconds), TimeProvider.System);
        var used = server.CpuSeconds - cpu;
        var elapsed = Stopwatch.GetElapsedTime(begin);
        var pacing = sink.End();
        var machine = probe.End();
        var perMinute = used / (streams * elapsed.TotalMinutes);
        var perCall = (double)(ProcessUsage.ResidentKib(server.Pid) - residentBefore) / streams;
        var delivered = 100.0 * pacing.Packets / (streams * 50 * elapsed.TotalSeconds);
        Console.WriteLine(
            $"{streams,9} {perMinute,15:F4} {perMinute / floor,8:F1} {pacing.OnTimePercent,10:F3} {pacing.WorstMs,9:F1} {machine.OnTimePercent,19:F3} {machine.WorstMs,9:F1} "
            + $"{perCall,9:F0} {delivered,12:F2}");
        load.HangUpAll();
        load.WaitFor(() => load.Open == 0, TimeSpan.FromSeconds(20));
    }
}
