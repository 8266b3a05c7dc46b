using System.Diagnostics;
using System.Globalization;
using WorkDistribution.TaskRouting.Workspaces;

namespace WorkDistribution.Benchmarks.Decisions;

/// <summary>How long the engine takes to decide, by how much waits; what a waiting task takes of memory; how long a workspace takes to come back to life.</summary>
internal static class DecisionBench
{
    private const int Turns = 20_000;

    /// <summary>Runs all.</summary>
    /// <param name="sizes">Waiting tasks, such as 1000,100000,500000.</param>
    public static void Run(string sizes)
    {
        Console.WriteLine($"decisions with {CallCentre.Workers} workers online and {CallCentre.Skills} queues, {Turns} turns each (complete and get the next, create, accept):");
        foreach (var backlog in Enum.GetValues<Backlog>())
        {
            foreach (var size in sizes.Split(',').Select(static text => int.Parse(text, CultureInfo.InvariantCulture)))
            {
                Measure(size, backlog);
            }
        }
    }

    private static void Measure(int waiting, Backlog backlog)
    {
        var centre = new CallCentre();
        var before = GC.GetTotalMemory(forceFullCollection: true);
        var filling = Stopwatch.GetTimestamp();
        centre.Fill(waiting, backlog);
        var filled = Stopwatch.GetElapsedTime(filling);
        var perTask = (GC.GetTotalMemory(forceFullCollection: true) - before) / (waiting + CallCentre.Workers);
        var (complete, accept, create) = (new DecisionTimes(), new DecisionTimes(), new DecisionTimes());
        for (var i = 0; i < 2000; i++)
        {
            centre.Turn(new(), new(), new(), backlog);
        }

        using var process = Process.GetCurrentProcess();
        var cpu = process.TotalProcessorTime;
        for (var i = 0; i < Turns; i++)
        {
            centre.Turn(complete, accept, create, backlog);
        }

        process.Refresh();
        var used = (process.TotalProcessorTime - cpu).TotalMicroseconds / (Turns * 3);
        var loading = Stopwatch.GetTimestamp();
        WorkspaceEngine.Load(centre.Snapshot(), centre.Options, centre.Sids, centre.Now);
        Console.WriteLine($"{backlog} {waiting}: {perTask} bytes a task, filled at {waiting / filled.TotalSeconds:0}/s, {used:0.0} CPU-us a decision, back to life in {Stopwatch.GetElapsedTime(loading).TotalSeconds:0.00} s");
        Console.WriteLine($"  complete {complete}");
        Console.WriteLine($"  create   {create}");
        Console.WriteLine($"  accept   {accept}");
    }
}
