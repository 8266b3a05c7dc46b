namespace WorkDistribution.TaskRouting.Tests.Simulation;

/// <summary>Something that must always hold does not.</summary>
internal sealed class InvariantBrokenException(string message) : Exception(message);
