namespace WorkDistribution.Media.Playback;

/// <summary>How samples are written in a file.</summary>
internal enum WaveEncoding
{
    /// <summary>Unsigned bytes around 128.</summary>
    Unsigned8,

    /// <summary>Signed bytes (.au).</summary>
    Signed8,

    /// <summary>Signed 16 bit.</summary>
    Signed16,

    /// <summary>Signed 24 bit.</summary>
    Signed24,

    /// <summary>Signed 32 bit.</summary>
    Signed32,

    /// <summary>Float, 1.0 is full scale.</summary>
    Float32,

    /// <summary>Double, 1.0 is full scale.</summary>
    Float64,

    /// <summary>G.711 µ-law.</summary>
    MuLaw,

    /// <summary>G.711 A-law.</summary>
    ALaw,
}
