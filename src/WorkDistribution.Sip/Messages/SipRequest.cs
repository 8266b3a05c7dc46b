namespace WorkDistribution.Sip.Messages;

/// <summary>A request (RFC 3261 section 7.1).</summary>
public sealed class SipRequest : SipMessage
{
    /// <summary>Makes a request.</summary>
    public SipRequest(string method, SipUri requestUri, SipHeaders headers, ReadOnlyMemory<byte> body)
        : base(headers, body)
    {
        Method = method;
        RequestUri = requestUri;
    }

    /// <summary>The method, case-sensitive: INVITE, ACK, ...</summary>
    public string Method { get; }

    /// <summary>The Request-URI.</summary>
    public SipUri RequestUri { get; }
}
