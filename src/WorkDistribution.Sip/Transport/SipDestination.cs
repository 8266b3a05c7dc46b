using System.Net;

namespace WorkDistribution.Sip.Transport;

/// <summary>A resolved next hop.</summary>
/// <param name="Transport">UDP or TCP.</param>
/// <param name="EndPoint">Address and port.</param>
public sealed record SipDestination(SipTransportKind Transport, IPEndPoint EndPoint);
