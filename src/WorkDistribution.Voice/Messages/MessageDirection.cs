namespace WorkDistribution.Voice.Messages;

/// <summary>Who started a message.</summary>
public enum MessageDirection
{
    /// <summary>It came in.</summary>
    Inbound,

    /// <summary>Sent by REST.</summary>
    OutboundApi,

    /// <summary>Sent in a call (Sms).</summary>
    OutboundCall,

    /// <summary>The answer to one that came in.</summary>
    OutboundReply,
}
