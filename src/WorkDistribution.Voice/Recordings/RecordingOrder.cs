using System.Collections.Immutable;
using WorkDistribution.Core.Webhooks;
using WorkDistribution.Media.Recording;

namespace WorkDistribution.Voice.Recordings;

/// <summary>A recording that a verb or REST wants made of a call.</summary>
internal sealed record RecordingOrder
{
    /// <summary>RecordVerb, DialVerb, OutboundAPI, StartCallRecordingAPI, StartCallRecordingTwiML.</summary>
    public required string Source { get; init; }

    /// <summary>What is recorded.</summary>
    public RecordingTrack Track { get; init; } = RecordingTrack.Received;

    /// <summary>A channel a side.</summary>
    public bool DualChannel { get; init; }

    /// <summary>Longest length.</summary>
    public TimeSpan MaxLength { get; init; } = TimeSpan.FromHours(4);

    /// <summary>Silence that ends it; null never.</summary>
    public TimeSpan? SilenceTimeout { get; init; }

    /// <summary>Keys that end it.</summary>
    public string FinishOnKeys { get; init; } = "";

    /// <summary>Cut silence at both ends.</summary>
    public bool Trim { get; init; }

    /// <summary>Told of it; null for nobody.</summary>
    public string? Callback { get; init; }

    /// <summary>How.</summary>
    public WebhookMethod CallbackMethod { get; init; } = WebhookMethod.Post;

    /// <summary>in-progress, paused, resumed, completed, absent, failed. Who is told of completed is told of failed.</summary>
    public ImmutableArray<string> CallbackEvents { get; init; } = ["completed"];
}
