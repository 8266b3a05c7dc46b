namespace WorkDistribution.Media.Recording;

/// <summary>Why a recording ended.</summary>
public enum RecordingEndReason
{
    /// <summary>It was stopped.</summary>
    Stopped,

    /// <summary>A finish key.</summary>
    FinishKey,

    /// <summary>Silence.</summary>
    Silence,

    /// <summary>The longest length.</summary>
    MaxLength,

    /// <summary>The leg ended.</summary>
    SessionEnded,

    /// <summary>The disk was full, or slower than the audio for too long; what was written is kept.</summary>
    Failed,
}
