namespace WorkDistribution.Api.TaskRouting.Statistics;

/// <summary>What was accepted and cancelled on one side of a threshold, on the wire.</summary>
internal sealed record SplitCounts(int TasksCanceled, int ReservationsAccepted);
