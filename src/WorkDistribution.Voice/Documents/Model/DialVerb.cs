using System.Collections.Immutable;
using WorkDistribution.Core.Webhooks;
using WorkDistribution.Media.Recording;

namespace WorkDistribution.Voice.Documents.Model;

/// <summary>Connects the caller with others.</summary>
public sealed record DialVerb : Verb
{
    /// <summary>Asked when it is over; null: the document goes on.</summary>
    public string? Action { get; init; }

    /// <summary>How it is asked.</summary>
    public WebhookMethod Method { get; init; } = WebhookMethod.Post;

    /// <summary>How long it rings. Default 30 s.</summary>
    public TimeSpan Timeout { get; init; } = TimeSpan.FromSeconds(30);

    /// <summary>The caller's star key ends the other leg.</summary>
    public bool HangupOnStar { get; init; }

    /// <summary>Longest conversation. Default 4 hours.</summary>
    public TimeSpan TimeLimit { get; init; } = TimeSpan.FromHours(4);

    /// <summary>Caller id shown; null takes the caller's.</summary>
    public string? CallerId { get; init; }

    /// <summary>When and how the conversation is recorded.</summary>
    public DialRecordMode Record { get; init; }

    /// <summary>Which sides are recorded: what the caller says (received), what the caller hears (sent), or both.</summary>
    public RecordingTrack RecordingTrack { get; init; } = RecordingTrack.Both;

    /// <summary>Cut silence of that recording at both ends.</summary>
    public bool Trim { get; init; }

    /// <summary>Told when that recording is ready; null for nobody.</summary>
    public string? RecordingStatusCallback { get; init; }

    /// <summary>How that is told.</summary>
    public WebhookMethod RecordingStatusCallbackMethod { get; init; } = WebhookMethod.Post;

    /// <summary>in-progress, completed, absent, failed; default completed.</summary>
    public ImmutableArray<string> RecordingStatusCallbackEvents { get; init; } = ["completed"];

    /// <summary>Asked when one of the two wants the other to be connected elsewhere (REFER); null refuses that, unless the operator lets phones do it.</summary>
    public string? ReferUrl { get; init; }

    /// <summary>How it is asked.</summary>
    public WebhookMethod ReferMethod { get; init; } = WebhookMethod.Post;

    /// <summary>Answer the caller only when the other side answers (the caller hears ringing until then).</summary>
    public bool AnswerOnBridge { get; init; }

    /// <summary>Ring the nouns one after another instead of together.</summary>
    public bool Sequential { get; init; }

    /// <summary>Country of the ring tone that the caller hears. Empty plays that of the United States and leaves the ringing to the phone that is rung, where it sends its own (early media).</summary>
    public string RingTone { get; init; } = "";

    /// <summary>Whom to ring, in order; at least one.</summary>
    public ImmutableArray<DialTarget> Targets { get; init; } = [];
}
