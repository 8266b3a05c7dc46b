using WorkDistribution.Core.Webhooks;

namespace WorkDistribution.Voice.Documents.Model;

/// <summary>Asks the caller's phone or carrier to call somebody else itself (SIP REFER).</summary>
public sealed record ReferVerb : Verb
{
    /// <summary>Asked when the outcome is known; null: the document goes on.</summary>
    public string? Action { get; init; }

    /// <summary>How it is asked.</summary>
    public WebhookMethod Method { get; init; } = WebhookMethod.Post;

    /// <summary>The SIP address; headers behind '?' become headers of the far end's INVITE.</summary>
    public required string Uri { get; init; }
}
