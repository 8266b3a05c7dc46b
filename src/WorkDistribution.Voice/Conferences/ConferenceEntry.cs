using System.Collections.Immutable;
using WorkDistribution.Core.Identity;
using WorkDistribution.Core.Webhooks;
using WorkDistribution.Voice.Calls;

namespace WorkDistribution.Voice.Conferences;

/// <summary>How a call enters a conference: what Dial's Conference noun says.</summary>
public sealed record ConferenceEntry
{
    /// <summary>Most participants of any conference.</summary>
    public const int MostParticipants = 250;

    /// <summary>The conference's name in its account, at most 128 characters; case matters. A conference is made when there is none of that name.</summary>
    public required string Name { get; init; }

    /// <summary>A name for the participant, unique in the conference; null for none.</summary>
    public string? Label { get; init; }

    /// <summary>Enters unheard.</summary>
    public bool Muted { get; init; }

    /// <summary>When all hear a beep. Default at both ends.</summary>
    public ConferenceBeep Beep { get; init; }

    /// <summary>Whether its entry lets the conference start, once there are two. Default true.</summary>
    public bool StartOnEnter { get; init; } = true;

    /// <summary>Whether its leaving ends the conference.</summary>
    public bool EndOnExit { get; init; }

    /// <summary>The document heard again and again until the conference starts; null plays our music, empty is silence.</summary>
    public string? WaitUrl { get; init; }

    /// <summary>How that is asked.</summary>
    public WebhookMethod WaitMethod { get; init; } = WebhookMethod.Post;

    /// <summary>Enters only while there are fewer than this. Default 250.</summary>
    public int MaxParticipants { get; init; } = MostParticipants;

    /// <summary>Whether the conference is recorded from its start.</summary>
    public bool Record { get; init; }

    /// <summary>Whether silence at both ends of that recording is cut. Default true.</summary>
    public bool TrimRecording { get; init; } = true;

    /// <summary>The participant who alone hears this one; null when all do.</summary>
    public CallSid? Coach { get; init; }

    /// <summary>Told of the conference's course (start, end, join, leave, mute, hold, modify, speaker, announcement; none given means start and end); that of the first who brings one counts. Null for nobody.</summary>
    public StatusCallback? StatusCallback { get; init; }

    /// <summary>Told of the recording (in-progress, completed, absent, failed); null for nobody.</summary>
    public StatusCallback? RecordingCallback { get; init; }

    /// <summary>Told when the recording can be heard, unless <see cref="RecordingCallback"/> is; the older way. Null for nobody.</summary>
    public string? EventCallbackUrl { get; init; }

    /// <summary>Kept and shown; everything is mixed here. Default us1.</summary>
    public string Region { get; init; } = "us1";

    /// <summary>Taken: large, medium, small or off. The jitter buffer follows the network by itself. Null when not given.</summary>
    public string? JitterBufferSize { get; init; }

    /// <summary>The events told when none are named.</summary>
    internal static readonly ImmutableArray<string> DefaultEvents = ["start", "end"];

    /// <summary>The same with its addresses made absolute.</summary>
    internal ConferenceEntry Resolve(Func<string, string> resolve) => this with
    {
        WaitUrl = WaitUrl is { Length: > 0 } wait ? resolve(wait) : WaitUrl,
        StatusCallback = StatusCallback is { } status ? status with { Url = resolve(status.Url) } : null,
        RecordingCallback = RecordingCallback is { } recording ? recording with { Url = resolve(recording.Url) } : null,
        EventCallbackUrl = EventCallbackUrl is { } events ? resolve(events) : null,
    };
}
