namespace WorkDistribution.Voice.Conferences;

/// <summary>Words of the wire API for conferences.</summary>
internal static class ConferenceWords
{
    /// <summary>last-participant-left, ...</summary>
    public static string ToWire(this ConferenceEndReason reason) => reason switch
    {
        ConferenceEndReason.EndedViaApi => "conference-ended-via-api",
        ConferenceEndReason.EndingParticipantLeft => "participant-with-end-conference-on-exit-left",
        ConferenceEndReason.EndingParticipantKicked => "participant-with-end-conference-on-exit-kicked",
        ConferenceEndReason.LastParticipantKicked => "last-participant-kicked",
        _ => "last-participant-left",
    };

    /// <summary>true, false, onEnter, onExit.</summary>
    public static string ToWire(this ConferenceBeep beep) => beep switch
    {
        ConferenceBeep.None => "false",
        ConferenceBeep.OnEnter => "onEnter",
        ConferenceBeep.OnExit => "onExit",
        _ => "true",
    };

    /// <summary>The beep of a word; both ends for one that is none.</summary>
    public static ConferenceBeep ReadBeep(string? word) => word switch
    {
        "false" => ConferenceBeep.None,
        "onEnter" => ConferenceBeep.OnEnter,
        "onExit" => ConferenceBeep.OnExit,
        _ => ConferenceBeep.Both,
    };

    /// <summary>true or false.</summary>
    public static string ToWire(this bool value) => value ? "true" : "false";
}
