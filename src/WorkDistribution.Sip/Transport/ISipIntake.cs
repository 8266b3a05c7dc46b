using System.Net;
using WorkDistribution.Sip.Messages;

namespace WorkDistribution.Sip.Transport;

/// <summary>Takes what the transports receive, on their receive loops; does not block.</summary>
internal interface ISipIntake
{
    /// <summary>One datagram.</summary>
    /// <param name="datagram">Valid only during the call.</param>
    /// <param name="remote">Whence.</param>
    /// <param name="local">To which local address.</param>
    void OnDatagram(ReadOnlySpan<byte> datagram, IPEndPoint remote, IPEndPoint local);

    /// <summary>One message of a stream.</summary>
    void OnStreamMessage(SipMessage message, IPEndPoint remote, IPEndPoint local);

    /// <summary>A stream that cannot be read further and will be closed.</summary>
    /// <param name="bytes">What could not be read; valid only during the call.</param>
    /// <param name="error">Why.</param>
    /// <param name="remote">Whence.</param>
    /// <returns>An answer to send before closing; empty for none.</returns>
    ReadOnlyMemory<byte> OnBrokenStream(ReadOnlySpan<byte> bytes, SipParseError error, IPEndPoint remote);
}
