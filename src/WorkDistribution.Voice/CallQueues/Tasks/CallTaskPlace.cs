namespace WorkDistribution.Voice.CallQueues.Tasks;

/// <summary>Where a task stands among those that wait for the same workers.</summary>
/// <param name="Position">1 for the one that is next.</param>
/// <param name="Size">Tasks that wait.</param>
/// <param name="AverageWait">How long those that wait now have waited, on average.</param>
public sealed record CallTaskPlace(int Position, int Size, TimeSpan AverageWait);
