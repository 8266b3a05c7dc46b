using System.Net;
using WorkDistribution.Sip.Authentication;
using WorkDistribution.Sip.Messages;

namespace WorkDistribution.Sip.InstantMessages;

/// <summary>A MESSAGE (RFC 3428) outside any dialog that has passed the access policy.</summary>
/// <param name="Request">The request; its body is the message.</param>
/// <param name="Remote">Where it came from.</param>
/// <param name="Identity">Who sent it, proved by digest; null where nothing was asked.</param>
/// <param name="AccessTag">What the access policy attached.</param>
public sealed record IncomingMessage(SipRequest Request, IPEndPoint Remote, SipIdentity? Identity, object? AccessTag);
