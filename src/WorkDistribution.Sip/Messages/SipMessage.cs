namespace WorkDistribution.Sip.Messages;

/// <summary>A SIP request or response (RFC 3261 section 7). Immutable once made.</summary>
public abstract class SipMessage
{
    private protected SipMessage(SipHeaders headers, ReadOnlyMemory<byte> body)
    {
        Headers = headers;
        Body = body;
    }

    /// <summary>The header fields in order.</summary>
    public SipHeaders Headers { get; }

    /// <summary>The body; opaque here.</summary>
    public ReadOnlyMemory<byte> Body { get; }
}
