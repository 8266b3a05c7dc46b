using System.Collections.Immutable;
using WorkDistribution.Sip.Authentication;
using WorkDistribution.Sip.Messages;
using WorkDistribution.Sip.Transport;

namespace WorkDistribution.Sip.InstantMessages;

/// <summary>A MESSAGE (RFC 3428) to send.</summary>
public sealed record OutgoingMessage
{
    /// <summary>The Request-URI, and where the request goes unless <see cref="Destination"/> says otherwise.</summary>
    public required SipUri RequestUri { get; init; }

    /// <summary>The next hop where it is known (a trunk, a registered phone's source address); null resolves the Request-URI.</summary>
    public SipDestination? Destination { get; init; }

    /// <summary>The From header, without tag.</summary>
    public required NameAddress From { get; init; }

    /// <summary>The To header; null repeats the Request-URI.</summary>
    public NameAddress? To { get; init; }

    /// <summary>The message.</summary>
    public required ReadOnlyMemory<byte> Body { get; init; }

    /// <summary>Its type.</summary>
    public string ContentType { get; init; } = "text/plain;charset=UTF-8";

    /// <summary>Answers a 401 or 407 challenge; null lets the challenge be the answer.</summary>
    public SipCredentials? Credentials { get; init; }

    /// <summary>Further headers in order.</summary>
    public ImmutableArray<SipHeader> Headers { get; init; } = [];
}
