namespace WorkDistribution.TaskRouting.Statistics.Book;

/// <summary>Durations added up, in whole seconds.</summary>
/// <param name="Count">How many.</param>
/// <param name="Total">Their sum.</param>
/// <param name="Minimum">The shortest; 0 of none.</param>
/// <param name="Maximum">The longest.</param>
public readonly record struct DurationSum(int Count, long Total, long Minimum, long Maximum)
{
    /// <summary>With one more.</summary>
    public DurationSum With(long seconds) => With(new DurationSum(1, seconds, seconds, seconds));

    /// <summary>Both together.</summary>
    public DurationSum With(DurationSum other) => other.Count == 0 ? this
        : Count == 0 ? other
        : new DurationSum(Count + other.Count, Total + other.Total, Math.Min(Minimum, other.Minimum), Math.Max(Maximum, other.Maximum));

    /// <summary>As shown.</summary>
    public DurationStatistics ToStatistics() => Count == 0 ? DurationStatistics.None : new DurationStatistics(Total / Count, Minimum, Maximum, Total);
}
