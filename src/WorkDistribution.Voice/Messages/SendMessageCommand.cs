using System.Collections.Immutable;
using WorkDistribution.Core.Identity;
using WorkDistribution.Core.Webhooks;

namespace WorkDistribution.Voice.Messages;

/// <summary>A message to send. What its addresses and its content mean is checked where it is taken.</summary>
public sealed record SendMessageCommand
{
    /// <summary>Longest text, in characters, as on the wire.</summary>
    public const int LongestBody = 1_600;

    /// <summary>Most pieces of media.</summary>
    public const int MostMedia = 10;

    /// <summary>For whom.</summary>
    public required AccountSid AccountSid { get; init; }

    /// <summary>Who starts it.</summary>
    public required MessageDirection Direction { get; init; }

    /// <summary>Sender.</summary>
    public required string From { get; init; }

    /// <summary>Recipient.</summary>
    public required string To { get; init; }

    /// <summary>The text; may be empty where there is media.</summary>
    public required string Body { get; init; }

    /// <summary>Its media in order.</summary>
    public ImmutableArray<MessageAttachment> Media { get; init; } = [];

    /// <summary>Told of its course; null for nobody.</summary>
    public string? StatusCallback { get; init; }

    /// <summary>How.</summary>
    public WebhookMethod StatusCallbackMethod { get; init; } = WebhookMethod.Post;

    /// <summary>When it is to be sent; null for at once.</summary>
    public DateTimeOffset? SendAt { get; init; }

    /// <summary>How long it may wait to be sent, from now or from <see cref="SendAt"/>. Default 10 hours.</summary>
    public TimeSpan Validity { get; init; } = TimeSpan.FromHours(10);

    /// <summary>The call in which it is sent; null for none.</summary>
    public CallSid? CallSid { get; init; }

    /// <summary>The message that it answers; null for none.</summary>
    public MessageSid? InReplyTo { get; init; }
}
