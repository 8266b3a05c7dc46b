using System.Net;
using WorkDistribution.Sip.Messages;

namespace WorkDistribution.Sip.Transport;

/// <summary>A message with where it came from; the message itself never changes.</summary>
/// <param name="Message">The parsed message.</param>
/// <param name="Transport">How it came.</param>
/// <param name="Remote">Its source address.</param>
/// <param name="Local">The local address it came to.</param>
/// <param name="ReceivedAt">A <see cref="TimeProvider"/> timestamp.</param>
public sealed record ReceivedMessage(SipMessage Message, SipTransportKind Transport, IPEndPoint Remote, IPEndPoint Local, long ReceivedAt);
