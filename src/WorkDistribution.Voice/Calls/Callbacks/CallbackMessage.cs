using System.Collections.Immutable;
using WorkDistribution.Core.Webhooks;
using WorkDistribution.Voice.Recordings;

namespace WorkDistribution.Voice.Calls.Callbacks;

/// <summary>One thing to tell.</summary>
/// <param name="Event">What it is, for the log.</param>
/// <param name="Url">Where; absolute.</param>
/// <param name="Method">How.</param>
/// <param name="Parameters">What.</param>
internal sealed record CallbackMessage(string Event, string Url, WebhookMethod Method, ImmutableArray<KeyValuePair<string, string>> Parameters)
{
    /// <summary>The recording whose end is waited for, since its length is told too; null for none.</summary>
    public ActiveRecording? Recording { get; init; }
}
