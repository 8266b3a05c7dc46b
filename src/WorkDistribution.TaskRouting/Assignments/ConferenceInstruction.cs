using System.Collections.Immutable;
using WorkDistribution.Core.Identity;

namespace WorkDistribution.TaskRouting.Assignments;

/// <summary>Brings the caller and the worker together in a conference named by the task's SID; accepted when the worker answers. Words are kept as the wire has them and are checked already.</summary>
public sealed record ConferenceInstruction : ReservationInstruction
{
    /// <inheritdoc/>
    public override string Word => "conference";

    /// <summary>Whom to ring; null: the worker's contact_uri.</summary>
    public string? To { get; init; }

    /// <summary>Caller ID the worker sees; null: the caller's.</summary>
    public string? From { get; init; }

    /// <summary>The worker's activity when the call has ended; null: as it is.</summary>
    public ActivitySid? PostWorkActivitySid { get; init; }

    /// <summary>How long the worker is rung; null: 60 s.</summary>
    public TimeSpan? Timeout { get; init; }

    /// <summary>Told of the worker's call; null: nobody.</summary>
    public string? StatusCallback { get; init; }

    /// <summary>POST or GET. Default POST.</summary>
    public string StatusCallbackMethod { get; init; } = "POST";

    /// <summary>Of which moments: initiated, ringing, answered, completed. Empty: completed.</summary>
    public ImmutableArray<string> StatusCallbackEvents { get; init; } = [];

    /// <summary>Whether the worker's call is recorded. Default false.</summary>
    public bool Record { get; init; }

    /// <summary>Whether the worker is muted. Default false.</summary>
    public bool Muted { get; init; }

    /// <summary>true, false, onEnter or onExit. Default true.</summary>
    public string Beep { get; init; } = "true";

    /// <summary>Whether a beep tells of the customer's coming. Default true.</summary>
    public bool BeepOnCustomerEntrance { get; init; } = true;

    /// <summary>Whether the conference starts when the worker joins. Default true.</summary>
    public bool StartConferenceOnEnter { get; init; } = true;

    /// <summary>Whether it ends when the worker leaves. Default false.</summary>
    public bool EndConferenceOnExit { get; init; }

    /// <summary>Whether it ends when the customer leaves. Default false.</summary>
    public bool EndConferenceOnCustomerExit { get; init; }

    /// <summary>What those who wait hear; null: the standard music.</summary>
    public string? WaitUrl { get; init; }

    /// <summary>POST or GET. Default POST.</summary>
    public string WaitMethod { get; init; } = "POST";

    /// <summary>Whether the conference hears the ringing of the worker's call. Default true.</summary>
    public bool EarlyMedia { get; init; } = true;

    /// <summary>2 to 250. Default 250.</summary>
    public int MaxParticipants { get; init; } = 250;

    /// <summary>Told of the conference; null: nobody.</summary>
    public string? ConferenceStatusCallback { get; init; }

    /// <summary>POST or GET. Default POST.</summary>
    public string ConferenceStatusCallbackMethod { get; init; } = "POST";

    /// <summary>Of which moments: start, end, join, leave, mute, hold, speaker. Empty: start and end.</summary>
    public ImmutableArray<string> ConferenceStatusCallbackEvents { get; init; } = [];

    /// <summary>Whether the conference is recorded from its start. Default false.</summary>
    public bool ConferenceRecord { get; init; }

    /// <summary>Whether silence at both ends of recordings is cut. Default true.</summary>
    public bool ConferenceTrim { get; init; } = true;

    /// <summary>Whether recordings have a channel each. Default false: mono.</summary>
    public bool RecordingIsDual { get; init; }

    /// <summary>Told of the worker's recording; null: nobody.</summary>
    public string? RecordingStatusCallback { get; init; }

    /// <summary>POST or GET. Default POST.</summary>
    public string RecordingStatusCallbackMethod { get; init; } = "POST";

    /// <summary>Told of the conference's recording; null: nobody.</summary>
    public string? ConferenceRecordingStatusCallback { get; init; }

    /// <summary>POST or GET. Default POST.</summary>
    public string ConferenceRecordingStatusCallbackMethod { get; init; } = "POST";

    /// <summary>Where the vendor would mix; kept, without effect in one server.</summary>
    public string? Region { get; init; }

    /// <summary>small, medium, large or off; kept, the jitter buffer here adapts by itself.</summary>
    public string? JitterBufferSize { get; init; }

    /// <summary>User name for a sip: address; null: none.</summary>
    public string? SipAuthUsername { get; init; }

    /// <summary>Password for a sip: address; null: none.</summary>
    public string? SipAuthPassword { get; init; }
}
