namespace WorkDistribution.Sip.Messages;

/// <summary>Why and where reading a message failed.</summary>
/// <param name="Reason">The cause.</param>
/// <param name="Offset">The byte, counted from the start of the input, where it shows.</param>
public readonly record struct SipParseError(SipParseErrorReason Reason, int Offset);
