using System.Collections.Immutable;
using WorkDistribution.Voice.SipDomains;

namespace WorkDistribution.Voice.Calls;

/// <summary>What only the SIP side knows of a call and applications are told.</summary>
/// <param name="SipCallId">Call-ID; empty before an outgoing call is placed.</param>
/// <param name="Headers">X- headers of the INVITE.</param>
internal sealed record CallFacts(string SipCallId, ImmutableArray<KeyValuePair<string, string>> Headers)
{
    /// <summary>Nothing known.</summary>
    public static CallFacts None { get; } = new("", []);

    /// <summary>The SIP domain it came through; null for none.</summary>
    public SipDomain? Domain { get; init; }

    /// <summary>The user that the caller proved to be; null when nothing was asked.</summary>
    public string? Username { get; init; }

    /// <summary>How many calls from inside led to this one; 0 for a call from outside.</summary>
    public int InsideHops { get; init; }

    /// <summary>The address the INVITE came from; null for an outgoing call.</summary>
    public string? SourceIp { get; init; }
}
