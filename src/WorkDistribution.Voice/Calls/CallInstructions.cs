using System.Collections.Immutable;
using WorkDistribution.Core.Webhooks;
using WorkDistribution.Voice.Calls.Instructions;

namespace WorkDistribution.Voice.Calls;

/// <summary>Where a call's instructions come from: an address, or a document given outright.</summary>
public sealed record CallInstructions
{
    /// <summary>The application's address; null when <see cref="Document"/> is set.</summary>
    public string? Url { get; init; }

    /// <summary>How it is asked.</summary>
    public WebhookMethod Method { get; init; } = WebhookMethod.Post;

    /// <summary>Asked when the first fails; null for none.</summary>
    public string? FallbackUrl { get; init; }

    /// <summary>How that is asked.</summary>
    public WebhookMethod FallbackMethod { get; init; } = WebhookMethod.Post;

    /// <summary>What the first request adds to the standard parameters.</summary>
    public ImmutableArray<KeyValuePair<string, string>> Parameters { get; init; } = [];

    /// <summary>An XML document given with the request (Twiml parameter); null when <see cref="Url"/> is set.</summary>
    public string? Document { get; init; }

    /// <summary>A document that has been read already: what a message's document says to a call. Null otherwise.</summary>
    internal LoadedDocument? Loaded { get; init; }
}
