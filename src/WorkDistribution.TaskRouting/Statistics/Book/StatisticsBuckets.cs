namespace WorkDistribution.TaskRouting.Statistics.Book;

/// <summary>Figures as they are shown.</summary>
internal static class StatisticsBuckets
{
    public static ReservationCounts ToReservations(this StatisticsBucket bucket) => new(
        bucket[StatisticsCounter.ReservationsCreated],
        bucket[StatisticsCounter.ReservationsAccepted],
        bucket[StatisticsCounter.ReservationsRejected],
        bucket[StatisticsCounter.ReservationsTimedOut],
        bucket[StatisticsCounter.ReservationsCanceled],
        bucket[StatisticsCounter.ReservationsRescinded]);

    /// <summary>What waited less than a threshold, and what waited that long or longer.</summary>
    public static WaitTimeSplit SplitAt(this StatisticsBucket bucket, int threshold)
    {
        var split = new WaitTimeSplit(threshold, 0, 0, 0, 0);
        foreach (var (seconds, (accepted, canceled)) in bucket.Waits)
        {
            split = seconds < threshold
                ? split with { AcceptedBelow = split.AcceptedBelow + accepted, CanceledBelow = split.CanceledBelow + canceled }
                : split with { AcceptedAbove = split.AcceptedAbove + accepted, CanceledAbove = split.CanceledAbove + canceled };
        }

        return split;
    }
}
