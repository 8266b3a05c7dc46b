using System.Net;

namespace WorkDistribution.Sip.Transport;

/// <summary>Takes the bytes of messages from the transports.</summary>
internal interface ISipIntake
{
    /// <summary>One datagram, or one framed message of a stream. Called on the transport's receive loop; must not block.</summary>
    /// <param name="bytes">Valid only during the call.</param>
    /// <param name="kind">How it came.</param>
    /// <param name="remote">Whence.</param>
    /// <param name="local">To which local address.</param>
    void OnMessage(ReadOnlyMemory<byte> bytes, SipTransportKind kind, IPEndPoint remote, IPEndPoint local);

    /// <summary>Something came that cannot be a message (a stream that cannot be framed).</summary>
    void OnUnusable(IPEndPoint remote, string error);
}
