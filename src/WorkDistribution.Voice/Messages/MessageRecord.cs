using WorkDistribution.Core.Errors;
using WorkDistribution.Core.Identity;
using WorkDistribution.Core.Webhooks;

namespace WorkDistribution.Voice.Messages;

/// <summary>What is kept of a text message: the Message resource.</summary>
public sealed record MessageRecord
{
    /// <summary>The message.</summary>
    public required MessageSid Sid { get; init; }

    /// <summary>Its account.</summary>
    public required AccountSid AccountSid { get; init; }

    /// <summary>Who started it.</summary>
    public required MessageDirection Direction { get; init; }

    /// <summary>Where it stands.</summary>
    public required MessageStatus Status { get; init; }

    /// <summary>Sender: E.164 number, short code, alphanumeric sender, sip: URI or client: identity.</summary>
    public required string From { get; init; }

    /// <summary>Recipient, likewise.</summary>
    public required string To { get; init; }

    /// <summary>The text; empty when it has media only, or was taken out (redacted).</summary>
    public required string Body { get; init; }

    /// <summary>In how many short messages it is carried.</summary>
    public int NumSegments { get; init; } = 1;

    /// <summary>How many pieces of media it came with.</summary>
    public int NumMedia { get; init; }

    /// <summary>Catalogue code of why it was not delivered; null where nothing was wrong.</summary>
    public int? ErrorCode { get; init; }

    /// <summary>The same in words.</summary>
    public string? ErrorMessage { get; init; }

    /// <summary>Who is told of its course; null for nobody.</summary>
    public string? StatusCallback { get; init; }

    /// <summary>How.</summary>
    public WebhookMethod StatusCallbackMethod { get; init; } = WebhookMethod.Post;

    /// <summary>The call in which it was sent; null for none.</summary>
    public CallSid? CallSid { get; init; }

    /// <summary>The message that it answers; null for none.</summary>
    public MessageSid? InReplyTo { get; init; }

    /// <summary>The gateway that it left or came by; null before.</summary>
    public string? Gateway { get; init; }

    /// <summary>What that gateway calls it; null where it said nothing.</summary>
    public string? GatewayReference { get; init; }

    /// <summary>When it is to be sent; null for at once.</summary>
    public DateTimeOffset? SendAt { get; init; }

    /// <summary>After this it is not sent any more.</summary>
    public DateTimeOffset? ValidUntil { get; init; }

    /// <summary>When the resource was made.</summary>
    public required DateTimeOffset DateCreated { get; init; }

    /// <summary>When it last changed.</summary>
    public required DateTimeOffset DateUpdated { get; init; }

    /// <summary>When a carrier took it, or it came in; null before.</summary>
    public DateTimeOffset? DateSent { get; init; }

    /// <summary>Whether it is still to be sent.</summary>
    public bool IsPending => Status < MessageStatus.Sent;

    /// <summary>The same with a fault.</summary>
    public MessageRecord With(MessageStatus status, ErrorCode error, string detail) => this with { Status = status, ErrorCode = error.Code, ErrorMessage = $"{error.Message}: {detail}" };
}
