namespace WorkDistribution.Sip.Messages;

/// <summary>Why bytes are not a SIP message.</summary>
public enum SipParseErrorReason
{
    /// <summary>There is no error.</summary>
    None,

    /// <summary>Nothing but line ends (or nothing at all): a keep-alive.</summary>
    Empty,

    /// <summary>Longer than <see cref="SipParserLimits.MaxMessageBytes"/>.</summary>
    MessageTooLong,

    /// <summary>A header field longer than <see cref="SipParserLimits.MaxLineBytes"/>.</summary>
    LineTooLong,

    /// <summary>A start line longer than <see cref="SipParserLimits.MaxStartLineBytes"/>.</summary>
    StartLineTooLong,

    /// <summary>More header fields than <see cref="SipParserLimits.MaxHeaders"/>.</summary>
    TooManyHeaders,

    /// <summary>The first line is neither a request line nor a status line.</summary>
    BadStartLine,

    /// <summary>A version of SIP other than 2.0.</summary>
    UnsupportedVersion,

    /// <summary>The Request-URI is no URI.</summary>
    BadRequestUri,

    /// <summary>A status code that is not 100 to 699.</summary>
    BadStatusCode,

    /// <summary>A header line without a name, without a colon, or a continuation of nothing.</summary>
    BadHeader,

    /// <summary>A carriage return in the middle of a line.</summary>
    StrayCarriageReturn,

    /// <summary>No empty line ends the header.</summary>
    Unterminated,

    /// <summary>Content-Length is not a number, or is given twice with different numbers.</summary>
    BadContentLength,

    /// <summary>Content-Length counts more than the bytes that came.</summary>
    BodyTooShort,

    /// <summary>A stream carries a message without Content-Length: where the next begins is unknown.</summary>
    MissingContentLength,
}
