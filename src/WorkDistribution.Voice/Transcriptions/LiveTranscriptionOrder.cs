using System.Collections.Immutable;
using WorkDistribution.Core.Webhooks;

namespace WorkDistribution.Voice.Transcriptions;

/// <summary>How a call shall be written down while it lasts.</summary>
public sealed record LiveTranscriptionOrder
{
    /// <summary>Its name in the call; null for none.</summary>
    public string? Name { get; init; }

    /// <summary>Whether what the far end says is written down. Default true.</summary>
    public bool Inbound { get; init; } = true;

    /// <summary>Whether what it is sent is written down: prompts, the other leg, the conference. Default true.</summary>
    public bool Outbound { get; init; } = true;

    /// <summary>What is written down, as the wire names it.</summary>
    public string Track => !Outbound ? "inbound_track" : !Inbound ? "outbound_track" : "both_tracks";

    /// <summary>What is spoken. Default en-US.</summary>
    public string Language { get; init; } = "en-US";

    /// <summary>Phrases that are likely to be said.</summary>
    public ImmutableArray<string> Hints { get; init; } = [];

    /// <summary>Whether unfinished utterances are told too. Default false.</summary>
    public bool PartialResults { get; init; }

    /// <summary>Whether swear words are hidden. Default true.</summary>
    public bool ProfanityFilter { get; init; } = true;

    /// <summary>What the application calls the far end's side; null for nothing.</summary>
    public string? InboundTrackLabel { get; init; }

    /// <summary>What it calls our side; null for nothing.</summary>
    public string? OutboundTrackLabel { get; init; }

    /// <summary>The engine as named; only told back: the server's own engines listen.</summary>
    public string Engine { get; init; } = "google";

    /// <summary>The model as named; only told back.</summary>
    public string SpeechModel { get; init; } = "telephony";

    /// <summary>Told of beginning, words and end, absolute; null for nobody.</summary>
    public string? StatusCallback { get; init; }

    /// <summary>How it is told. Default POST.</summary>
    public WebhookMethod StatusCallbackMethod { get; init; } = WebhookMethod.Post;
}
