namespace WorkDistribution.Media.Rtp;

/// <summary>The encodings a leg can use (RFC 3551 section 4.5.14).</summary>
public enum AudioCodec
{
    /// <summary>µ-law.</summary>
    Pcmu,

    /// <summary>A-law.</summary>
    Pcma,
}
