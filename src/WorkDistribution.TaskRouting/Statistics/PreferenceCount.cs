namespace WorkDistribution.TaskRouting.Statistics;

/// <summary>How many tasks were accepted at a preference level.</summary>
/// <param name="Level">The level that the workflow's target marks; empty: it marks none.</param>
/// <param name="Accepted">Accepted reservations.</param>
public sealed record PreferenceCount(string Level, int Accepted);
