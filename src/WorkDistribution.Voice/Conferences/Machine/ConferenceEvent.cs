namespace WorkDistribution.Voice.Conferences.Machine;

/// <summary>What is told of a conference.</summary>
internal enum ConferenceEvent
{
    /// <summary>All hear each other from now on.</summary>
    Start,

    /// <summary>It is over.</summary>
    End,

    /// <summary>One has come in.</summary>
    Join,

    /// <summary>One has gone.</summary>
    Leave,

    /// <summary>One is heard no more.</summary>
    Mute,

    /// <summary>One is heard again.</summary>
    Unmute,

    /// <summary>One is on hold.</summary>
    Hold,

    /// <summary>One is back.</summary>
    Unhold,

    /// <summary>Settings of one have changed.</summary>
    Modify,

    /// <summary>One has begun to talk.</summary>
    SpeechStart,

    /// <summary>One has ceased to talk.</summary>
    SpeechStop,

    /// <summary>An announcement was heard.</summary>
    AnnouncementEnd,

    /// <summary>An announcement could not be heard.</summary>
    AnnouncementFail,
}
