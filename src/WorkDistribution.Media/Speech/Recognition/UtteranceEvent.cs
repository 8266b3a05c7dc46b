namespace WorkDistribution.Media.Speech.Recognition;

/// <summary>What happens on a line that is listened to.</summary>
public enum UtteranceEvent
{
    /// <summary>Somebody begins to speak.</summary>
    Began,

    /// <summary>They have spoken on for a while: time for a partial result.</summary>
    Continues,

    /// <summary>They have ended; what they said is whole.</summary>
    Ended,

    /// <summary>The line is over.</summary>
    Closed,
}
