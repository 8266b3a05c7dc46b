using System.Collections.Immutable;

namespace WorkDistribution.Sip.Messages;

/// <summary>A SIP, SIPS or other URI (RFC 3261 section 19.1). Parts are kept as written (escapes included) so that they serialize unchanged.</summary>
public sealed partial record SipUri
{
    /// <summary>sip, sips, tel or another scheme, lower case.</summary>
    public string Scheme { get; init; } = "sip";

    /// <summary>The user part as written; null when there is none. For schemes without user and host, the whole rest.</summary>
    public string? User { get; init; }

    /// <summary>The password part; null when there is none.</summary>
    public string? Password { get; init; }

    /// <summary>Host name, IPv4 address or bracketed IPv6 reference; empty for schemes without one.</summary>
    public string Host { get; init; } = "";

    /// <summary>The port; null when not written.</summary>
    public int? Port { get; init; }

    /// <summary>Parameters in order; a parameter without value has an empty one.</summary>
    public ImmutableArray<KeyValuePair<string, string>> Parameters { get; init; } = [];

    /// <summary>Headers after '?', as written; empty when none.</summary>
    public string UriHeaders { get; init; } = "";
}
