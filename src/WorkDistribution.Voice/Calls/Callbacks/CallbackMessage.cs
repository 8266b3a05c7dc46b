using System.Collections.Immutable;
using WorkDistribution.Core.Webhooks;

namespace WorkDistribution.Voice.Calls.Callbacks;

/// <summary>One thing to tell.</summary>
/// <param name="Event">What it is, for the log.</param>
/// <param name="Url">Where; absolute.</param>
/// <param name="Method">How.</param>
/// <param name="Parameters">What.</param>
internal sealed record CallbackMessage(string Event, string Url, WebhookMethod Method, ImmutableArray<KeyValuePair<string, string>> Parameters);
