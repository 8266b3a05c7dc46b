namespace WorkDistribution.Media.Sessions;

/// <summary>The connection of a leg to another. Both must be on one clock: until the other has been moved here the link waits. Clock's thread only.</summary>
internal sealed class LegBridge(MediaLeg leg)
{
    private MediaSession? _wanted;

    /// <summary>The other leg; null when there is none.</summary>
    public MediaLeg? Peer { get; private set; }

    /// <summary>Whether there is one.</summary>
    public bool IsLinked => Peer is not null;

    /// <summary>Connects as soon as both are on one clock.</summary>
    public void Link(MediaSession other)
    {
        if (ReferenceEquals(Peer, other.Leg))
        {
            return;
        }

        Unlink();
        _wanted = other;
    }

    /// <summary>Looks whether a wanted link can be made now; once a tick.</summary>
    public void Review()
    {
        if (_wanted is null)
        {
            return;
        }

        var other = _wanted.Leg;
        if (_wanted.IsDisposed || other.IsClosed)
        {
            _wanted = null;
        }
        else if (ReferenceEquals(other.Clock, leg.Clock) && ReferenceEquals(leg.Home, leg.Clock))
        {
            _wanted = null;
            other.Bridge.Unlink();
            other.Seat?.Leave();
            other.Bridge.Peer = leg;
            Peer = other;
        }
    }

    /// <summary>Disconnects both.</summary>
    public void Unlink()
    {
        _wanted = null;
        if (Peer is { } peer)
        {
            Peer = null;
            peer.Bridge.Peer = null;
        }
    }
}
