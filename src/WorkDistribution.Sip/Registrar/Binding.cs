using WorkDistribution.Sip.Messages;
using WorkDistribution.Sip.Transport;

namespace WorkDistribution.Sip.Registrar;

/// <summary>One registered contact of an address of record (RFC 3261 section 10).</summary>
public sealed record Binding
{
    /// <summary>user@domain, lower-case domain, without scheme and port.</summary>
    public required string AddressOfRecord { get; init; }

    /// <summary>The contact as registered: the Request-URI of calls to it.</summary>
    public required SipUri Contact { get; init; }

    /// <summary>Where the REGISTER came from: calls go back there (NAT, and TCP connections that stay open).</summary>
    public required SipDestination Source { get; init; }

    /// <summary>Call-ID of the registration.</summary>
    public required string CallId { get; init; }

    /// <summary>CSeq of the registration.</summary>
    public required uint CSeq { get; init; }

    /// <summary>The instance parameter or User-Agent, to show; may be empty.</summary>
    public string UserAgent { get; init; } = "";

    /// <summary>The preference of the contact, its q times 1,000: 0 to 1,000. Default 1,000.</summary>
    public int Preference { get; init; } = 1_000;

    /// <summary>When it lapses.</summary>
    public required DateTimeOffset ExpiresAt { get; init; }
}
