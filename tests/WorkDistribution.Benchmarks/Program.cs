using System.Diagnostics;
using System.Globalization;
using WorkDistribution.Benchmarks;

// benchmarks SERVER.dll [--streams 100,300,1000] [--window SECONDS] [--rates 100,200,400] [--calls-seconds SECONDS] [--soak CALLS]
// benchmarks floor STREAMS SECONDS PORT      (a process of its own, so that its CPU is its own)
CultureInfo.DefaultThreadCurrentCulture = CultureInfo.InvariantCulture;
if (args is ["floor", var streamsText, var secondsText, var portText])
{
    return FloorLoop.Run(int.Parse(streamsText, CultureInfo.InvariantCulture), int.Parse(secondsText, CultureInfo.InvariantCulture), int.Parse(portText, CultureInfo.InvariantCulture));
}

if (args.Length == 0 || !File.Exists(args[0]))
{
    Console.Error.WriteLine("usage: benchmarks SERVER.dll [--streams 100,300,1000] [--window 20] [--rates 100,200,400] [--calls-seconds 10] [--soak CALLS]");
    return 2;
}

var options = new BenchOptions(args);
Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{Environment.ProcessorCount} cores, .NET {Environment.Version}; CPU is the server process alone (user + system)"));
await using var app = await BenchApp.StartAsync();
var floor = options.Streams.Length == 0 ? 0 : await MeasureFloorAsync(300, Math.Min(10, options.WindowSeconds));
if (options.Streams.Length > 0)
{
    await MeasurePlaybackAsync();
}

if (options.Rates.Length > 0)
{
    await MeasureWholeCallsAsync();
}

if (options.SoakCalls > 0)
{
    return await SoakAsync();
}

return 0;

async Task MeasurePlaybackAsync()
{
    Console.WriteLine();
    Console.WriteLine("Played calls: one prompt, played to all of them");
    Console.WriteLine($"{"calls",6} {"CPU-s/call-min",15} {"x floor",8} {"on time %",10} {"worst ms",9} {"KiB/call",9} {"delivered %",12}");
    Console.WriteLine($"{"floor",6} {floor,15:F4} {1,8:F1}");
    foreach (var streams in options.Streams)
    {
        await using var server = await ServerUnderTest.StartAsync(args[0]);
        await server.AddNumberAsync("+15550101", $"{app.Url}/play");
        using var sink = new RtpSink();
        using var load = new SipLoad(server.Sip, sink.Port);
        load.StartMany("+15550101", 20, 20);
        load.WaitFor(() => load.Answered >= 20, TimeSpan.FromSeconds(10));
        load.HangUpAll();
        load.WaitFor(() => load.Open == 0, TimeSpan.FromSeconds(10));
        var residentBefore = ProcessUsage.ResidentKib(server.Pid);
        load.StartMany("+15550101", streams, 100);
        load.WaitFor(() => load.Answered + load.Failed >= streams + 20, TimeSpan.FromSeconds(30));
        await Task.Delay(TimeSpan.FromSeconds(3), TimeProvider.System);
        sink.Begin();
        var cpu = server.CpuSeconds;
        var begin = Stopwatch.GetTimestamp();
        await Task.Delay(TimeSpan.FromSeconds(options.WindowSeconds), TimeProvider.System);
        var used = server.CpuSeconds - cpu;
        var elapsed = Stopwatch.GetElapsedTime(begin);
        var pacing = sink.End();
        var perMinute = used / (streams * elapsed.TotalMinutes);
        var perCall = (double)(ProcessUsage.ResidentKib(server.Pid) - residentBefore) / streams;
        var delivered = 100.0 * pacing.Packets / (streams * 50 * elapsed.TotalSeconds);
        Console.WriteLine($"{streams,6} {perMinute,15:F4} {perMinute / floor,8:F1} {pacing.OnTimePercent,10:F3} {pacing.WorstMs,9:F1} {perCall,9:F0} {delivered,12:F2}");
        load.HangUpAll();
        load.WaitFor(() => load.Open == 0, TimeSpan.FromSeconds(10));
    }
}

async Task MeasureWholeCallsAsync()
{
    Console.WriteLine();
    Console.WriteLine("Whole calls: INVITE, signed webhook, document, answer, 20 ms of audio, hang up by the server, record stored");
    Console.WriteLine($"{"rate/s",6} {"calls",7} {"done",7} {"failed",7} {"CPU-ms/call",12} {"resent",7}");
    await using var server = await ServerUnderTest.StartAsync(args[0]);
    await server.AddNumberAsync("+15550102", $"{app.Url}/hang");
    using var sink = new RtpSink();
    using var load = new SipLoad(server.Sip, sink.Port);
    load.StartMany("+15550102", 500, 100);
    load.WaitFor(() => load.Open == 0, TimeSpan.FromSeconds(20));
    foreach (var rate in options.Rates)
    {
        var (ended, failed, resent) = (load.Ended, load.Failed, load.Resent);
        var calls = rate * options.CallsSeconds;
        var cpu = server.CpuSeconds;
        load.StartMany("+15550102", calls, rate);
        load.WaitFor(() => load.Open == 0, TimeSpan.FromSeconds(30));
        await Task.Delay(TimeSpan.FromSeconds(1), TimeProvider.System);
        var used = server.CpuSeconds - cpu;
        var done = load.Ended - ended;
        Console.WriteLine($"{rate,6} {calls,7} {done,7} {load.Failed - failed,7} {1000 * used / Math.Max(1, done),12:F3} {load.Resent - resent,7}");
    }
}

async Task<int> SoakAsync()
{
    Console.WriteLine();
    Console.WriteLine("Soak: short calls, then what is left");
    await using var server = await ServerUnderTest.StartAsync(args[0]);
    await server.AddNumberAsync("+15550103", $"{app.Url}/hang");
    using var sink = new RtpSink();
    using var load = new SipLoad(server.Sip, sink.Port);
    load.StartMany("+15550103", 1000, 100);
    load.WaitFor(() => load.Open == 0, TimeSpan.FromSeconds(30));
    await Task.Delay(TimeSpan.FromSeconds(40), TimeProvider.System);
    var before = (Resident: ProcessUsage.ResidentKib(server.Pid), Files: ProcessUsage.OpenFiles(server.Pid));
    load.StartMany("+15550103", options.SoakCalls, 150);
    load.WaitFor(() => load.Open == 0, TimeSpan.FromSeconds(60));
    await Task.Delay(TimeSpan.FromSeconds(40), TimeProvider.System);
    var after = (Resident: ProcessUsage.ResidentKib(server.Pid), Files: ProcessUsage.OpenFiles(server.Pid));
    Console.WriteLine($"calls {load.Ended} done, {load.Failed} failed; resident {before.Resident} -> {after.Resident} KiB; open files {before.Files} -> {after.Files}");
    Console.WriteLine(await server.GetAsync("/health/ready"));
    return load.Failed == 0 ? 0 : 1;
}

async Task<double> MeasureFloorAsync(int streams, int seconds)
{
    using var sink = new RtpSink();
    var start = new ProcessStartInfo("dotnet") { RedirectStandardOutput = true, UseShellExecute = false };
    foreach (var argument in new[]
    {
        typeof(FloorLoop).Assembly.Location, "floor", streams.ToString(CultureInfo.InvariantCulture), seconds.ToString(CultureInfo.InvariantCulture),
        sink.Port.ToString(CultureInfo.InvariantCulture),
    })
    {
        start.ArgumentList.Add(argument);
    }

    using var process = Process.Start(start)!;
    var text = await process.StandardOutput.ReadToEndAsync();
    await process.WaitForExitAsync();
    return double.Parse(text, CultureInfo.InvariantCulture);
}
