using System.Collections.Immutable;

namespace WorkDistribution.Voice.CallQueues.Live;

/// <summary>A part of the line.</summary>
/// <param name="Places">Members with their places, front first.</param>
/// <param name="Size">How many wait in all.</param>
/// <param name="AverageWait">How long those that wait have waited on average.</param>
internal sealed record QueuePage(ImmutableArray<QueuePlace> Places, int Size, TimeSpan AverageWait);
