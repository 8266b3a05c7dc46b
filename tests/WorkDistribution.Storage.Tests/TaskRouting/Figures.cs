using System.Globalization;
using WorkDistribution.TaskRouting.Statistics.Book;

namespace WorkDistribution.Storage.Tests.TaskRouting;

/// <summary>Figures as texts that can be compared.</summary>
public static class Figures
{
    public static string Describe(StatisticsBucket bucket) => string.Join(
        "; ",
        [
            .. Enum.GetValues<StatisticsCounter>().Where(counter => bucket[counter] != 0).Select(counter => $"{counter} {bucket[counter]}"),
            $"{bucket.UntilAccepted} {bucket.UntilCanceled} {bucket.InQueueUntilAccepted} {bucket.Work}",
            .. bucket.Waits.OrderBy(pair => pair.Key).Select(pair => string.Create(CultureInfo.InvariantCulture, $"{pair.Key}s {pair.Value}")),
            .. bucket.Preferences.OrderBy(pair => pair.Key, StringComparer.Ordinal).Select(pair => $"{pair.Key}: {pair.Value}"),
        ]);

    public static Dictionary<StatisticsKey, string> Describe(IEnumerable<KeyValuePair<StatisticsKey, StatisticsBucket>> figures) => figures.ToDictionary(pair => pair.Key, pair => Describe(pair.Value));

    /// <summary>What a delta holds of a scope and a period, added up by key.</summary>
    public static Dictionary<StatisticsKey, StatisticsBucket> Sum(StatisticsDelta delta, StatisticsScope scope, long fromMinute = 0, long beforeMinute = long.MaxValue)
    {
        var sums = new Dictionary<StatisticsKey, StatisticsBucket>();
        foreach (var ((minute, key), bucket) in delta.Buckets)
        {
            if (key.Scope == scope && minute >= fromMinute && minute < beforeMinute)
            {
                if (!sums.TryGetValue(key, out var sum))
                {
                    sums.Add(key, sum = new StatisticsBucket());
                }

                sum.Add(bucket);
            }
        }

        return sums;
    }
}
