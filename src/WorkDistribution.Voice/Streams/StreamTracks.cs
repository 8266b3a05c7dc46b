using WorkDistribution.Media.Taps;

namespace WorkDistribution.Voice.Streams;

/// <summary>What of a call is streamed.</summary>
[Flags]
public enum StreamTracks
{
    /// <summary>Nothing.</summary>
    None = 0,

    /// <summary>What the far end of the leg says.</summary>
    Inbound = (int)TapTracks.Inbound,

    /// <summary>What it hears.</summary>
    Outbound = (int)TapTracks.Outbound,

    /// <summary>Both, as messages of their own.</summary>
    Both = Inbound | Outbound,
}
