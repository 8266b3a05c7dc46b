namespace WorkDistribution.Sip.Messages;

/// <summary>What <see cref="SipStreamFramer"/> found next in a stream.</summary>
public enum SipStreamEvent
{
    /// <summary>Nothing whole yet: read more bytes.</summary>
    NeedMore,

    /// <summary>A message.</summary>
    Message,

    /// <summary>A keep-alive ping (CRLF CRLF): answer with one CRLF (RFC 5626 section 3.5.1).</summary>
    Ping,

    /// <summary>The stream cannot be read on: close the connection.</summary>
    Error,
}
