using System.Net.Sockets;

namespace WorkDistribution.Media.Sessions;

/// <summary>The two bound sockets of one leg.</summary>
/// <param name="Port">The even RTP port; RTCP is the one above.</param>
/// <param name="Rtp">Bound, non-blocking.</param>
/// <param name="Rtcp">Bound, non-blocking.</param>
internal sealed record PortPair(int Port, Socket Rtp, Socket Rtcp);
