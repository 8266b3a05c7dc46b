namespace WorkDistribution.Media.Jitter;

/// <summary>What a frame taken from the jitter buffer is.</summary>
internal enum FrameKind
{
    /// <summary>Silence: nothing has come yet, or for a while.</summary>
    Silence,

    /// <summary>As it was received.</summary>
    Received,

    /// <summary>Made up for a frame that is missing.</summary>
    Concealed,
}
