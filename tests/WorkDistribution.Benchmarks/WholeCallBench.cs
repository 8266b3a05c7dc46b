namespace WorkDistribution.Benchmarks;

/// <summary>Whole calls at rates, and many of them to see what is left behind.</summary>
internal sealed class WholeCallBench(string serverDll, BenchOptions options, BenchApp app)
{
    private const string Number = "+15550102";
    private const int WarmUpRate = 150;
    private const int WarmUpRounds = 3;

    // Transactions live 32 s after the last call (RFC 3261, 64 times T1): only then is there nothing left to wait for.
    private static readonly TimeSpan UntilForgotten = TimeSpan.FromSeconds(40);

    /// <summary>Measures each rate and prints.</summary>
    internal async Task MeasureRatesAsync()
    {
        Console.WriteLine();
        Console.WriteLine("Whole calls: INVITE, signed webhook, document, answer, 20 ms of audio, hang up by the server, record stored");
        await using var server = await ServerUnderTest.StartAsync(serverDll);
        await server.AddNumberAsync(Number, $"{app.Url}/hang");
        using var sink = new RtpSink();
        using var load = new SipLoad(server.Sip, sink);
        var cold = server.CpuSeconds;
        await WarmUpAsync(load);
        Console.WriteLine(
            $"  warm-up, not counted: {options.WarmUpCalls} calls at {WarmUpRate}/s, {1000 * (server.CpuSeconds - cold) / Math.Max(1, options.WarmUpCalls):F2} CPU-ms/call while code is compiled");
        Console.WriteLine($"{"rate/s",6} {"calls",7} {"done",7} {"failed",7} {"CPU-ms/call",12} {"allocated KiB/call",19} {"collections",12} {"app requests/call",18} {"app connections",16} {"resent",7}");
        foreach (var rate in options.Rates)
        {
            var (ended, failed, resent, requests, connections) = (load.Ended, load.Failed, load.Resent, app.Requests, app.Connections);
            var calls = rate * options.CallsSeconds;
            var before = (await LeftBehind.ReadAsync(server)).Metrics;
            var cpu = server.CpuSeconds;
            Run(load, calls, rate);
            await Task.Delay(TimeSpan.FromSeconds(1), TimeProvider.System);
            var used = server.CpuSeconds - cpu;
            var after = (await LeftBehind.ReadAsync(server)).Metrics;
            var done = Math.Max(1, load.Ended - ended);
            Console.WriteLine(
                $"{rate,6} {calls,7} {load.Ended - ended,7} {load.Failed - failed,7} {1000 * used / done,12:F3} {Grown("wd_process_allocated_bytes_total") / 1024 / done,19:F1} {Grown("wd_process_collections_total"),12:F0} "
                + $"{(double)(app.Requests - requests) / done,18:F2} {app.Connections - connections,16} {load.Resent - resent,7}");

            double Grown(string name) => after.GetValueOrDefault(name) - before.GetValueOrDefault(name);
        }
    }

    /// <summary>Makes many short calls and prints what is left.</summary>
    /// <returns>The exit code: 0 when no call failed and nothing was left behind.</returns>
    internal async Task<int> SoakAsync()
    {
        Console.WriteLine();
        Console.WriteLine($"Soak: {options.SoakCalls} short calls after {options.WarmUpCalls} for warming up; both times judged {UntilForgotten.TotalSeconds} s after the last call");
        await using var server = await ServerUnderTest.StartAsync(serverDll);
        await server.AddNumberAsync(Number, $"{app.Url}/hang");
        using var sink = new RtpSink();
        using var load = new SipLoad(server.Sip, sink);
        await WarmUpAsync(load);
        await Task.Delay(UntilForgotten, TimeProvider.System);
        var before = await LeftBehind.ReadAsync(server);
        var cpu = server.CpuSeconds;
        Run(load, options.SoakCalls, WarmUpRate);
        var perCall = 1000 * (server.CpuSeconds - cpu) / Math.Max(1, options.SoakCalls);
        await Task.Delay(UntilForgotten, TimeProvider.System);
        var after = await LeftBehind.ReadAsync(server);
        LeftBehind.Print(before, after);
        var grown = LeftBehind.Grown(before, after);
        Console.WriteLine(grown.Count == 0 ? "  nothing was left behind by the server's own count" : $"  LEFT BEHIND: {string.Join(", ", grown)}");
        Console.WriteLine($"  calls done {load.Ended}, failed {load.Failed}, sent again {load.Resent}; {perCall:F3} CPU-ms/call");
        return load.Failed == 0 && grown.Count == 0 ? 0 : 1;
    }

    // In rounds with pauses: the runtime compiles hot code anew, twice over, once there is a lull.
    private async Task WarmUpAsync(SipLoad load)
    {
        for (var round = 0; round < WarmUpRounds; round++)
        {
            Run(load, options.WarmUpCalls / WarmUpRounds, WarmUpRate);
            await Task.Delay(TimeSpan.FromSeconds(3), TimeProvider.System);
        }
    }

    private static void Run(SipLoad load, int calls, int rate)
    {
        load.StartMany(Number, calls, rate);
        load.WaitFor(() => load.Open == 0, TimeSpan.FromSeconds(60));
    }
}
