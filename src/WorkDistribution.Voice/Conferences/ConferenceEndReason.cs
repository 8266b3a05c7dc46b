namespace WorkDistribution.Voice.Conferences;

/// <summary>Why a conference ended.</summary>
public enum ConferenceEndReason
{
    /// <summary>REST said so: "conference-ended-via-api".</summary>
    EndedViaApi,

    /// <summary>One with endConferenceOnExit left: "participant-with-end-conference-on-exit-left".</summary>
    EndingParticipantLeft,

    /// <summary>One with endConferenceOnExit was removed: "participant-with-end-conference-on-exit-kicked".</summary>
    EndingParticipantKicked,

    /// <summary>The last one was removed: "last-participant-kicked".</summary>
    LastParticipantKicked,

    /// <summary>The last one left: "last-participant-left".</summary>
    LastParticipantLeft,
}
