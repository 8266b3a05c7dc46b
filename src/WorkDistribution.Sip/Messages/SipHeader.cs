namespace WorkDistribution.Sip.Messages;

/// <summary>One header field: its full name (compact forms are expanded) and its unfolded value.</summary>
/// <param name="Name">As in the RFC ("Call-ID", "Via"); compared without case.</param>
/// <param name="Value">The value without surrounding white space.</param>
public readonly record struct SipHeader(string Name, string Value);
