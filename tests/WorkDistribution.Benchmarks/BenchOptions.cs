using System.Globalization;

namespace WorkDistribution.Benchmarks;

/// <summary>What to measure.</summary>
internal sealed class BenchOptions
{
    internal BenchOptions(string[] args)
    {
        for (var i = 1; i + 1 < args.Length; i += 2)
        {
            switch (args[i])
            {
                case "--streams": Streams = Numbers(args[i + 1]); break;
                case "--conferences": Conferences = Numbers(args[i + 1]); break;
                case "--sockets": Sockets = Numbers(args[i + 1]); break;
                case "--rates": Rates = Numbers(args[i + 1]); break;
                case "--warm-up": WarmUpCalls = Numbers(args[i + 1])[0]; break;
                case "--window": WindowSeconds = Numbers(args[i + 1])[0]; break;
                case "--calls-seconds": CallsSeconds = Numbers(args[i + 1])[0]; break;
                case "--tasks": TaskSeconds = Numbers(args[i + 1]).FirstOrDefault(); break;
                case "--waiting": Waiting = args[i + 1]; break;
                case "--soak": SoakCalls = Numbers(args[i + 1])[0]; break;
                default: throw new ArgumentException($"Unknown option {args[i]}.", nameof(args));
            }
        }
    }

    internal int[] Streams { get; } = [100, 300, 1000];

    internal int[] Conferences { get; } = [10, 50, 200];

    /// <summary>Calls that are connected to a stream, at once.</summary>
    internal int[] Sockets { get; } = [100];

    internal int[] Rates { get; } = [100, 200, 400];

    internal int WindowSeconds { get; } = 20;

    internal int CallsSeconds { get; } = 10;

    /// <summary>Whole calls before anything is counted: a server is judged as it runs for months, not while its code is still being compiled.</summary>
    internal int WarmUpCalls { get; } = 3000;

    /// <summary>Seconds for each measurement of work distribution; 0: none.</summary>
    internal int TaskSeconds { get; } = 10;

    /// <summary>With how many tasks waiting decisions are measured; empty: not at all.</summary>
    internal string Waiting { get; } = "1000,100000,500000";

    internal int SoakCalls { get; }

    private static int[] Numbers(string text) =>
        text.Length == 0 ? [] : [.. text.Split(',').Select(t => int.Parse(t, CultureInfo.InvariantCulture))];
}
