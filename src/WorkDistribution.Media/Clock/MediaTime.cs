namespace WorkDistribution.Media.Clock;

/// <summary>The instant of a tick.</summary>
/// <param name="Elapsed">Since the engine was made; monotonic.</param>
internal readonly record struct MediaTime(TimeSpan Elapsed)
{
    /// <summary>The same in samples, 8000 a second; wraps.</summary>
    public uint Samples => unchecked((uint)(Elapsed.Ticks / (TimeSpan.TicksPerSecond / 8000)));
}
