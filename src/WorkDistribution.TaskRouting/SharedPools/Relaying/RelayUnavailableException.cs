namespace WorkDistribution.TaskRouting.SharedPools.Relaying;

/// <summary>A workspace takes no command now; it is asked again.</summary>
/// <param name="message">What it said.</param>
internal sealed class RelayUnavailableException(string message) : Exception(message);
