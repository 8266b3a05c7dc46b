namespace WorkDistribution.Voice.Calls.Legs;

/// <summary>How long a leg may take.</summary>
/// <param name="Ring">Longest ringing.</param>
/// <param name="Total">Longest duration once answered.</param>
internal sealed record LegLimits(TimeSpan Ring, TimeSpan Total);
