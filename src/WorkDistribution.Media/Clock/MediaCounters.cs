namespace WorkDistribution.Media.Clock;

/// <summary>Counters of one clock: written by its thread only, read by any.</summary>
internal sealed class MediaCounters
{
    private long _sent;
    private long _received;
    private long _rejected;
    private long _lateTicks;

    /// <summary>RTP packets sent.</summary>
    public long Sent => Volatile.Read(ref _sent);

    /// <summary>RTP packets taken in.</summary>
    public long Received => Volatile.Read(ref _received);

    /// <summary>Datagrams that were not usable.</summary>
    public long Rejected => Volatile.Read(ref _rejected);

    /// <summary>Ticks that began more than 5 ms late.</summary>
    public long LateTicks => Volatile.Read(ref _lateTicks);

    /// <summary>Counts a packet sent.</summary>
    public void CountSent() => _sent++;

    /// <summary>Counts a packet taken in.</summary>
    public void CountReceived() => _received++;

    /// <summary>Counts a datagram that was not usable.</summary>
    public void CountRejected() => _rejected++;

    /// <summary>Counts a late tick.</summary>
    public void CountLateTick() => _lateTicks++;
}
