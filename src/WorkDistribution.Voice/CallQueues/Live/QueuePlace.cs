namespace WorkDistribution.Voice.CallQueues.Live;

/// <summary>A member's place as it was when it was asked for.</summary>
/// <param name="Member">The member.</param>
/// <param name="Position">From 1.</param>
/// <param name="Size">How many wait.</param>
/// <param name="AverageWait">How long those that wait have waited on average.</param>
internal sealed record QueuePlace(QueueMember Member, int Position, int Size, TimeSpan AverageWait);
