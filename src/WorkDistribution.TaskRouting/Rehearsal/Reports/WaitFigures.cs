namespace WorkDistribution.TaskRouting.Rehearsal.Reports;

/// <summary>How long tasks waited. All zero where none did.</summary>
/// <param name="Count">How many.</param>
/// <param name="Average">On average.</param>
/// <param name="P50">Half of them waited no longer (nearest rank).</param>
/// <param name="P95">95 of 100 waited no longer (nearest rank).</param>
/// <param name="Max">The longest.</param>
public sealed record WaitFigures(int Count, TimeSpan Average, TimeSpan P50, TimeSpan P95, TimeSpan Max)
{
    /// <summary>Of waits, which are put in order.</summary>
    internal static WaitFigures Of(List<TimeSpan> waits)
    {
        if (waits.Count == 0)
        {
            return new(0, TimeSpan.Zero, TimeSpan.Zero, TimeSpan.Zero, TimeSpan.Zero);
        }

        waits.Sort();
        var sum = waits.Aggregate(TimeSpan.Zero, static (sum, wait) => sum + wait);
        return new(waits.Count, sum / waits.Count, Rank(waits, 50), Rank(waits, 95), waits[^1]);
    }

    private static TimeSpan Rank(List<TimeSpan> sorted, int percent) => sorted[(((sorted.Count * percent) + 99) / 100) - 1];
}
