using System.Globalization;

namespace WorkDistribution.Benchmarks;

/// <summary>What a server holds when no call is up: from outside (memory, descriptors, threads) and by its own count (/metrics).</summary>
internal sealed record LeftBehind(long ResidentKib, int OpenFiles, int Threads, IReadOnlyDictionary<string, double> Metrics)
{
    /// <summary>Reads it.</summary>
    internal static async Task<LeftBehind> ReadAsync(ServerUnderTest server)
    {
        var metrics = new Dictionary<string, double>(StringComparer.Ordinal);
        foreach (var line in (await server.GetAsync("/metrics")).Split('\n'))
        {
            if (line.StartsWith('#') || line.LastIndexOf(' ') is not (> 0 and var space)
                || !double.TryParse(line.AsSpan(space + 1), CultureInfo.InvariantCulture, out var value))
            {
                continue;
            }

            metrics[line[..space]] = value;
        }

        return new LeftBehind(ProcessUsage.ResidentKib(server.Pid), ProcessUsage.OpenFiles(server.Pid), ProcessUsage.Threads(server.Pid), metrics);
    }

    /// <summary>Prints both, side by side.</summary>
    internal static void Print(LeftBehind before, LeftBehind after)
    {
        Console.WriteLine($"  {"",-44} {"before",12} {"after",12}");
        Row("resident memory, KiB", before.ResidentKib, after.ResidentKib);
        Row("open descriptors", before.OpenFiles, after.OpenFiles);
        Row("threads", before.Threads, after.Threads);
        foreach (var (name, value) in before.Metrics.Where(m => !m.Key.Contains("_total", StringComparison.Ordinal)))
        {
            Row(name, value, after.Metrics.GetValueOrDefault(name));
        }
    }

    /// <summary>What the server holds more of than before, by its own count; memory aside, which the collector gives back when it likes.</summary>
    internal static IReadOnlyList<string> Grown(LeftBehind before, LeftBehind after) =>
    [
        .. before.Metrics
            .Where(m => !m.Key.Contains("_total", StringComparison.Ordinal) && !m.Key.EndsWith("_bytes", StringComparison.Ordinal)
                && (m.Key.EndsWith("_free", StringComparison.Ordinal) ? -1 : 1) * (after.Metrics.GetValueOrDefault(m.Key) - m.Value) > 0)
            .Select(m => m.Key),
    ];

    private static void Row(string name, double before, double after) => Console.WriteLine($"  {name,-44} {before,12:F0} {after,12:F0}");
}
