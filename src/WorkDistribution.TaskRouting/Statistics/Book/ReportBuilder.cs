using System.Collections.Immutable;
using WorkDistribution.Core.Identity;

namespace WorkDistribution.TaskRouting.Statistics.Book;

/// <summary>Makes reports of figures (R3-54).</summary>
internal static class ReportBuilder
{
    private const int MaxWorkers = 1_000;

    public static RoutingReport Build(
        StatisticsPeriod period,
        IReadOnlyCollection<KeyValuePair<StatisticsKey, StatisticsBucket>> workspace,
        IReadOnlyCollection<KeyValuePair<StatisticsKey, StatisticsBucket>> workers,
        IReadOnlyCollection<KeyValuePair<StatisticsKey, StatisticsBucket>> queues)
    {
        var length = period.End - period.Start;
        var total = Sum(workspace);
        var accepted = total[StatisticsCounter.ReservationsAccepted];
        return new RoutingReport
        {
            StartTime = period.Start,
            EndTime = period.End,
            RoutingSuccess = Preferences(total),
            Workers = [.. workers.GroupBy(static pair => pair.Key.Sid).Select(group => Worker(group, length))
                .OrderByDescending(static report => report.Reservations.Accepted).ThenByDescending(static report => report.Reservations.Created).ThenBy(static report => report.Sid.Value, StringComparer.Ordinal)
                .Take(MaxWorkers)],
            TaskQueues = [.. queues.GroupBy(static pair => pair.Key.Sid).Select(group => Queue(group, length, accepted))
                .Where(static report => report.TasksEntered > 0 || report.Accepted > 0)
                .OrderByDescending(static report => report.Accepted).ThenByDescending(static report => report.TasksEntered).ThenBy(static report => report.Sid.Value, StringComparer.Ordinal)],
        };
    }

    private static WorkerReport Worker(IGrouping<string, KeyValuePair<StatisticsKey, StatisticsBucket>> group, TimeSpan length)
    {
        var sum = Sum(group);
        return new WorkerReport(
            new WorkerSid(group.Key),
            sum.ToReservations(),
            sum[StatisticsCounter.ReservationsCompleted],
            length > TimeSpan.Zero ? sum[StatisticsCounter.ReservationsAccepted] / length.TotalHours : 0,
            sum.Work.ToStatistics(),
            Channels(group));
    }

    private static TaskQueueReport Queue(IGrouping<string, KeyValuePair<StatisticsKey, StatisticsBucket>> group, TimeSpan length, int all)
    {
        var sum = Sum(group);
        var accepted = sum[StatisticsCounter.ReservationsAccepted];
        return new TaskQueueReport(
            new TaskQueueSid(group.Key),
            sum[StatisticsCounter.TasksEntered],
            accepted,
            length > TimeSpan.Zero ? sum.Work.Total / length.TotalSeconds : 0,
            all > 0 ? (double)accepted / all : 0,
            Channels(group),
            Preferences(sum));
    }

    private static StatisticsBucket Sum(IEnumerable<KeyValuePair<StatisticsKey, StatisticsBucket>> pairs)
    {
        var sum = new StatisticsBucket();
        foreach (var (_, bucket) in pairs)
        {
            sum.Add(bucket);
        }

        return sum;
    }

    private static ImmutableArray<ChannelCount> Channels(IEnumerable<KeyValuePair<StatisticsKey, StatisticsBucket>> pairs) =>
        [.. pairs.Select(static pair => new ChannelCount(new TaskChannelSid(pair.Key.Channel), pair.Value[StatisticsCounter.ReservationsAccepted]))
            .Where(static count => count.Accepted > 0)
            .OrderByDescending(static count => count.Accepted).ThenBy(static count => count.Channel.Value, StringComparer.Ordinal)];

    private static ImmutableArray<PreferenceCount> Preferences(StatisticsBucket sum)
    {
        var counts = sum.Preferences.Select(static pair => new PreferenceCount(pair.Key, pair.Value)).ToList();
        var unmarked = sum[StatisticsCounter.ReservationsAccepted] - counts.Sum(static count => count.Accepted);
        if (unmarked > 0)
        {
            counts.Add(new PreferenceCount("", unmarked));
        }

        return [.. counts.OrderByDescending(static count => count.Accepted).ThenBy(static count => count.Level, StringComparer.Ordinal)];
    }
}
