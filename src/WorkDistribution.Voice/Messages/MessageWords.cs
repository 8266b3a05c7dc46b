using WorkDistribution.Core.Webhooks;

namespace WorkDistribution.Voice.Messages;

/// <summary>Words of the wire API for messages.</summary>
public static class MessageWords
{
    /// <summary>queued, sent, delivered, ...</summary>
    public static string ToWire(this MessageStatus status) => status switch
    {
        MessageStatus.Scheduled => "scheduled",
        MessageStatus.Queued => "queued",
        MessageStatus.Sending => "sending",
        MessageStatus.Sent => "sent",
        MessageStatus.Delivered => "delivered",
        MessageStatus.Undelivered => "undelivered",
        MessageStatus.Failed => "failed",
        MessageStatus.Canceled => "canceled",
        _ => "received",
    };

    /// <summary>inbound, outbound-api, outbound-call, outbound-reply.</summary>
    public static string ToWire(this MessageDirection direction) => direction switch
    {
        MessageDirection.OutboundApi => "outbound-api",
        MessageDirection.OutboundCall => "outbound-call",
        MessageDirection.OutboundReply => "outbound-reply",
        _ => "inbound",
    };

    /// <summary>A method kept as a word.</summary>
    internal static WebhookMethod ToMethod(string word) => word == "GET" ? WebhookMethod.Get : WebhookMethod.Post;
}
