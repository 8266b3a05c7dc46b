using System.Collections.Immutable;
using WorkDistribution.Core.Webhooks;
using WorkDistribution.Media.Recording;

namespace WorkDistribution.Voice.Documents.Model;

/// <summary>Recording in Start: the call is recorded beside what its document does.</summary>
public sealed record RecordingNoun : ServiceNoun
{
    /// <summary>A channel a side instead of a mix.</summary>
    public bool DualChannel { get; init; }

    /// <summary>Which sides. Default both.</summary>
    public RecordingTrack Track { get; init; } = RecordingTrack.Both;

    /// <summary>Cut silence at both ends. Default no.</summary>
    public bool Trim { get; init; }

    /// <summary>Told of it; null for nobody.</summary>
    public string? Callback { get; init; }

    /// <summary>How.</summary>
    public WebhookMethod CallbackMethod { get; init; } = WebhookMethod.Post;

    /// <summary>in-progress, completed, absent, failed; default completed.</summary>
    public ImmutableArray<string> CallbackEvents { get; init; } = ["completed"];
}
