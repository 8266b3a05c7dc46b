namespace WorkDistribution.Voice.CallQueues;

/// <summary>A queue as it is now: the Queue resource.</summary>
/// <param name="Queue">What is kept of it.</param>
/// <param name="CurrentSize">Calls that wait.</param>
/// <param name="AverageWait">How long those that wait now have waited, on average; zero when none does.</param>
public sealed record CallQueueView(CallQueue Queue, int CurrentSize, TimeSpan AverageWait);
