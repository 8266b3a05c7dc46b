using System.Collections.Immutable;
using WorkDistribution.Sip.Authentication;
using WorkDistribution.Sip.Messages;
using WorkDistribution.Sip.Transport;

namespace WorkDistribution.Sip.Dialogs;

/// <summary>An INVITE to send.</summary>
public sealed record OutgoingInvite
{
    /// <summary>The Request-URI, and where the request goes unless <see cref="Destination"/> says otherwise.</summary>
    public required SipUri RequestUri { get; init; }

    /// <summary>The next hop where it is known (a trunk, a registered phone's source address); null resolves the Request-URI.</summary>
    public SipDestination? Destination { get; init; }

    /// <summary>The From header, without tag.</summary>
    public required NameAddress From { get; init; }

    /// <summary>The To header; null repeats the Request-URI.</summary>
    public NameAddress? To { get; init; }

    /// <summary>The body, normally an SDP offer.</summary>
    public required ReadOnlyMemory<byte> Body { get; init; }

    /// <summary>The body's type.</summary>
    public string ContentType { get; init; } = "application/sdp";

    /// <summary>Answers a 401 or 407 challenge; null lets the challenge end the session.</summary>
    public SipCredentials? Credentials { get; init; }

    /// <summary>Further headers (X-..., Diversion, ...) in order.</summary>
    public ImmutableArray<SipHeader> Headers { get; init; } = [];
}
