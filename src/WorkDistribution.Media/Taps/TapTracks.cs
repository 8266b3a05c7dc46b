namespace WorkDistribution.Media.Taps;

/// <summary>Which side of a leg a tap gives.</summary>
[Flags]
public enum TapTracks
{
    /// <summary>None; no tap can be opened with it.</summary>
    None = 0,

    /// <summary>What the far end says.</summary>
    Inbound = 1,

    /// <summary>What is sent to the far end: prompts, live audio, the other leg or the conference as it hears them.</summary>
    Outbound = 2,

    /// <summary>Both, frame by frame at the same instant.</summary>
    Both = Inbound | Outbound,
}
