namespace WorkDistribution.Media.Recording;

/// <summary>What is recorded while a recording is paused.</summary>
public enum RecordingPause
{
    /// <summary>It is not paused.</summary>
    None,

    /// <summary>Nothing: the pause is not in the recording.</summary>
    Skip,

    /// <summary>Silence, as long as the pause.</summary>
    Silence,
}
