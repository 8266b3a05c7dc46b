using System.Collections.Immutable;
using WorkDistribution.Core.Webhooks;
using WorkDistribution.Voice.Messages;

namespace WorkDistribution.Voice.Documents.Model;

/// <summary>Sends a message: Sms of calls, Message of replies.</summary>
public sealed record SmsVerb : Verb
{
    /// <summary>The text; empty where there is media only.</summary>
    public string Body { get; init; } = "";

    /// <summary>Its media in order.</summary>
    public ImmutableArray<MessageAttachment> Media { get; init; } = [];

    /// <summary>Recipient; null is the other side of the call or of the message that is answered.</summary>
    public string? To { get; init; }

    /// <summary>Sender; null is this side.</summary>
    public string? From { get; init; }

    /// <summary>The next document, which is told what became of the message; null goes on.</summary>
    public string? Action { get; init; }

    /// <summary>How it is asked.</summary>
    public WebhookMethod Method { get; init; } = WebhookMethod.Post;

    /// <summary>Told of the message's course; null for nobody.</summary>
    public string? StatusCallback { get; init; }

    /// <summary>How.</summary>
    public WebhookMethod StatusCallbackMethod { get; init; } = WebhookMethod.Post;
}
