using System.Net;
using WorkDistribution.Sip.Transport;

namespace WorkDistribution.Sip.Transactions;

/// <summary>Where a request goes.</summary>
/// <param name="Destination">The next hop.</param>
/// <param name="Local">From which of our addresses; null for any.</param>
/// <param name="MayChooseTransport">true when a long request may take TCP instead of UDP: the next hop was found from a URI that names no transport.</param>
internal sealed record ClientRoute(SipDestination Destination, IPEndPoint? Local, bool MayChooseTransport);
