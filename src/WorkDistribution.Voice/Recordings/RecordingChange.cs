namespace WorkDistribution.Voice.Recordings;

/// <summary>What is asked of a recording that runs.</summary>
public enum RecordingChange
{
    /// <summary>Go on after a pause.</summary>
    Resume,

    /// <summary>Pause, and record silence meanwhile.</summary>
    PauseSilent,

    /// <summary>Pause, and leave the pause out.</summary>
    PauseSkipped,

    /// <summary>End.</summary>
    Stop,
}
