using WorkDistribution.Core.Identity;

namespace WorkDistribution.TaskRouting.Statistics.Book;

/// <summary>A period, and the kind of work that counts in it.</summary>
/// <param name="Start">Its begin.</param>
/// <param name="End">Its end.</param>
/// <param name="Channel">Identifier of the only task channel that counts; null: all.</param>
internal sealed record StatisticsPeriod(DateTimeOffset Start, DateTimeOffset End, string? Channel)
{
    /// <summary>Its first minute since 1970; the whole of it counts.</summary>
    public long FromMinute => Start.ToUnixTimeSeconds() / 60;

    /// <summary>The minute after its last.</summary>
    public long BeforeMinute => (End.ToUnixTimeMilliseconds() + 59_999) / 60_000;

    /// <summary>Whether figures count in it.</summary>
    public bool Counts(StatisticsKey key) => Channel is null || key.Channel == Channel;

    /// <summary>Stays cut to the period, in whole seconds, by activity.</summary>
    public Dictionary<ActivitySid, DurationSum> Cut(IEnumerable<ActivitySpan> spans)
    {
        var (start, end) = (Start.ToUnixTimeMilliseconds(), End.ToUnixTimeMilliseconds());
        var sums = new Dictionary<ActivitySid, DurationSum>();
        foreach (var span in spans)
        {
            var milliseconds = Math.Min(span.End, end) - Math.Max(span.Start, start);
            if (milliseconds > 0)
            {
                sums[span.Activity] = sums.GetValueOrDefault(span.Activity).With(milliseconds / 1000);
            }
        }

        return sums;
    }
}
