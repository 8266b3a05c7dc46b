namespace WorkDistribution.Media.Tones;

/// <summary>How a digit was heard.</summary>
public enum DigitSource
{
    /// <summary>RFC 4733 event packets.</summary>
    Rtp,

    /// <summary>Tones in the audio.</summary>
    Inband,

    /// <summary>SIP INFO.</summary>
    Info,
}
