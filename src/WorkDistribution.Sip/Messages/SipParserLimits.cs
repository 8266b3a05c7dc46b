namespace WorkDistribution.Sip.Messages;

/// <summary>What a message may cost before it is refused; checked before anything is kept.</summary>
public sealed record SipParserLimits
{
    /// <summary>The usual limits.</summary>
    public static SipParserLimits Default { get; } = new();

    /// <summary>Bytes of a whole message with its body. Default 65,535, the largest UDP datagram.</summary>
    public int MaxMessageBytes { get; init; } = 65_535;

    /// <summary>Bytes of one header field with its folded lines. Default 8,192.</summary>
    public int MaxLineBytes { get; init; } = 8_192;

    /// <summary>Bytes of the request or status line. Default 8,192.</summary>
    public int MaxStartLineBytes { get; init; } = 8_192;

    /// <summary>Header fields of one message. Default 200.</summary>
    public int MaxHeaders { get; init; } = 200;
}
