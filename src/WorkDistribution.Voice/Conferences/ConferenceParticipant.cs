using WorkDistribution.Core.Identity;

namespace WorkDistribution.Voice.Conferences;

/// <summary>One who is in a conference, or is being called into it: the Participant resource. Gone when it leaves.</summary>
public sealed record ConferenceParticipant
{
    /// <summary>Its call.</summary>
    public required CallSid CallSid { get; init; }

    /// <summary>Its account.</summary>
    public required AccountSid AccountSid { get; init; }

    /// <summary>The conference.</summary>
    public required ConferenceSid ConferenceSid { get; init; }

    /// <summary>Its name in the conference; null for none.</summary>
    public string? Label { get; init; }

    /// <summary>Whether it is heard by nobody.</summary>
    public bool Muted { get; init; }

    /// <summary>Whether it is on hold: hears its own music only, and is heard by nobody.</summary>
    public bool Hold { get; init; }

    /// <summary>Whether only <see cref="CallSidToCoach"/> hears it.</summary>
    public bool Coaching { get; init; }

    /// <summary>Whom it coaches, or would coach; null for nobody.</summary>
    public CallSid? CallSidToCoach { get; init; }

    /// <summary>Whether the conference may start with it.</summary>
    public bool StartOnEnter { get; init; } = true;

    /// <summary>Whether the conference ends when it leaves.</summary>
    public bool EndOnExit { get; init; }

    /// <summary>When all hear a beep.</summary>
    public ConferenceBeep Beep { get; init; }

    /// <summary>Where its call stands.</summary>
    public required ParticipantStatus Status { get; init; }

    /// <summary>When it came.</summary>
    public required DateTimeOffset DateCreated { get; init; }

    /// <summary>When it last changed.</summary>
    public required DateTimeOffset DateUpdated { get; init; }

    /// <summary>Whether it is in the conference, not only called into it.</summary>
    public bool IsPresent => Status == ParticipantStatus.Connected;

    /// <summary>One who enters.</summary>
    internal static ConferenceParticipant From(ConferenceEntry entry, ConferenceRecord conference, CallSid call, ParticipantStatus status, DateTimeOffset now) => new()
    {
        CallSid = call,
        AccountSid = conference.AccountSid,
        ConferenceSid = conference.Sid,
        Label = entry.Label,
        Muted = entry.Muted,
        Coaching = entry.Coach is not null,
        CallSidToCoach = entry.Coach,
        StartOnEnter = entry.StartOnEnter,
        EndOnExit = entry.EndOnExit,
        Beep = entry.Beep,
        Status = status,
        DateCreated = now,
        DateUpdated = now,
    };
}
