using System.Collections.Immutable;

namespace WorkDistribution.Voice.Calls;

/// <summary>What only the SIP side knows of a call and applications are told.</summary>
/// <param name="SipCallId">Call-ID; empty before an outgoing call is placed.</param>
/// <param name="SipDomain">The SIP domain it came through; null for none.</param>
/// <param name="Headers">X- headers of the INVITE.</param>
internal sealed record CallFacts(string SipCallId, string? SipDomain, ImmutableArray<KeyValuePair<string, string>> Headers)
{
    /// <summary>Nothing known.</summary>
    public static CallFacts None { get; } = new("", null, []);
}
