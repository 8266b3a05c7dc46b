namespace WorkDistribution.Sip.Messages;

/// <summary>A response (RFC 3261 section 7.2).</summary>
public sealed class SipResponse : SipMessage
{
    /// <summary>Makes a response.</summary>
    public SipResponse(int statusCode, string reasonPhrase, SipHeaders headers, ReadOnlyMemory<byte> body)
        : base(headers, body)
    {
        StatusCode = statusCode;
        ReasonPhrase = reasonPhrase;
    }

    /// <summary>100 to 699.</summary>
    public int StatusCode { get; }

    /// <summary>The phrase; may be empty.</summary>
    public string ReasonPhrase { get; }
}
