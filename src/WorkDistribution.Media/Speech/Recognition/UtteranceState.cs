namespace WorkDistribution.Media.Speech.Recognition;

/// <summary>Where a speaker is.</summary>
public enum UtteranceState
{
    /// <summary>Nothing has been said yet.</summary>
    Silent,

    /// <summary>They speak, or pause within what they say.</summary>
    Speaking,

    /// <summary>They have ended; nothing more is taken until <see cref="UtteranceDetector.Restart"/>.</summary>
    Ended,
}
