using System.Globalization;
using WorkDistribution.Benchmarks;
using WorkDistribution.Benchmarks.Decisions;
using WorkDistribution.Benchmarks.Workspaces;

// benchmarks SERVER.dll [--streams 100,300,1000] [--conferences 10,50,200] [--sockets 100] [--window SECONDS] [--rates 100,200,400] [--calls-seconds SECONDS] [--warm-up CALLS]
//            [--tasks SECONDS] [--waiting 1000,100000,500000] [--soak CALLS]
// benchmarks workspaces FOLDER GROUPS        (the store of workspaces beside a bare loop that writes the same rows; FOLDER is new, GROUPS such as 1,16,128)
// benchmarks decisions 1000,100000,500000    (the engine of work distribution by itself, with so many tasks waiting)
// benchmarks tasks SECONDS [FOLDER]          (tasks through work distribution in process; on disk in FOLDER, which is new)
// benchmarks rest SERVER.dll SECONDS         (tasks through REST alone)
// benchmarks floor STREAMS SECONDS PORT      (a process of its own, so that its CPU is its own)
CultureInfo.DefaultThreadCurrentCulture = CultureInfo.CurrentCulture = CultureInfo.InvariantCulture;
if (args is ["floor", var streamsText, var secondsText, var portText])
{
    return FloorLoop.Run(int.Parse(streamsText, CultureInfo.InvariantCulture), int.Parse(secondsText, CultureInfo.InvariantCulture), int.Parse(portText, CultureInfo.InvariantCulture));
}

if (args is ["workspaces", var folder, var groupsText])
{
    return await WorkspaceStoreBench.RunAsync(folder, [.. groupsText.Split(',').Select(text => int.Parse(text, CultureInfo.InvariantCulture))]);
}

if (args is ["decisions", var sizes])
{
    DecisionBench.Run(sizes);
    return 0;
}

if (args is ["tasks", var taskSeconds, .. var taskFolder])
{
    await RouterBench.RunAsync(int.Parse(taskSeconds, CultureInfo.InvariantCulture), taskFolder is [var on] ? on : null);
    return 0;
}

if (args is ["rest", var restServer, var restSeconds])
{
    await RestTaskBench.RunAsync(restServer, int.Parse(restSeconds, CultureInfo.InvariantCulture));
    return 0;
}

if (args.Length == 0 || !File.Exists(args[0]))
{
    Console.Error.WriteLine(
        "usage: benchmarks SERVER.dll [--streams 100,300,1000] [--conferences 10,50,200] [--sockets 100] [--window 20] [--rates 100,200,400] [--calls-seconds 10] [--warm-up 3000] [--tasks 10] [--waiting 1000,100000,500000] [--soak CALLS]\n"
        + "  --streams \"\", --conferences \"\", --sockets \"\" and --rates \"\" leave a part out, so do --tasks 0 and --waiting \"\"; --soak adds one");
    return 2;
}

var options = new BenchOptions(args);
Console.WriteLine(
    $"{Environment.ProcessorCount} cores, .NET {Environment.Version}, load average {File.ReadAllText("/proc/loadavg").Split(' ')[0]}; CPU is the server process alone (user + system)");
await using var app = await BenchApp.StartAsync();
if (options.Streams.Length > 0)
{
    await new PlaybackBench(args[0], options, app).RunAsync();
}

if (options.Conferences.Length > 0)
{
    await new ConferenceBench(args[0], options, app).RunAsync();
}

if (options.Sockets.Length > 0)
{
    await new StreamBench(args[0], options, app).RunAsync();
}

var calls = new WholeCallBench(args[0], options, app);
if (options.Rates.Length > 0)
{
    await calls.MeasureRatesAsync();
}

if (options.TaskSeconds > 0)
{
    var data = Directory.CreateTempSubdirectory("wd-bench-");
    await WorkspaceStoreBench.RunAsync(Path.Combine(data.FullName, "store"), [1, 16, 128]);
    await RouterBench.RunAsync(options.TaskSeconds, null);
    await RouterBench.RunAsync(options.TaskSeconds, Path.Combine(data.FullName, "tasks"));
    await RestTaskBench.RunAsync(args[0], options.TaskSeconds);
    data.Delete(recursive: true);
}

if (options.Waiting.Length > 0)
{
    DecisionBench.Run(options.Waiting);
}

return options.SoakCalls > 0 ? await calls.SoakAsync() : 0;
