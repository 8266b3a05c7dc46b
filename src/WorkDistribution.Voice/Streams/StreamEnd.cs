namespace WorkDistribution.Voice.Streams;

/// <summary>How a stream ended.</summary>
/// <param name="Fault">What went wrong; null when it was stopped, its server closed it, or the call ended.</param>
internal sealed record StreamEnd(StreamFault? Fault);
