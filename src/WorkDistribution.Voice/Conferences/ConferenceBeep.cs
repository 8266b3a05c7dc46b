namespace WorkDistribution.Voice.Conferences;

/// <summary>When all hear a beep.</summary>
public enum ConferenceBeep
{
    /// <summary>When the participant comes and when it goes: "true", the default.</summary>
    Both,

    /// <summary>Never: "false".</summary>
    None,

    /// <summary>When it comes: "onEnter".</summary>
    OnEnter,

    /// <summary>When it goes: "onExit".</summary>
    OnExit,
}
