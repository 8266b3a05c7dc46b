using System.Net;

namespace WorkDistribution.Sip.Transport;

/// <summary>One way out and in: a UDP socket, the TCP side of one listener, or a test's memory. Disposing ends its loops; harmless when repeated.</summary>
internal interface ISipTransport : IAsyncDisposable
{
    /// <summary>UDP or TCP.</summary>
    SipTransportKind Kind { get; }

    /// <summary>The bound address; known once started.</summary>
    IPEndPoint Local { get; }

    /// <summary>Open connections; 0 for UDP.</summary>
    int Connections { get; }

    /// <summary>Binds and begins to receive.</summary>
    /// <param name="intake">Takes what comes.</param>
    void Start(ISipIntake intake);

    /// <summary>Sends or queues one message; never waits.</summary>
    /// <param name="message">The bytes; must not change afterwards.</param>
    /// <param name="remote">Whither.</param>
    /// <param name="failure">Told later when a queued message could not be written; null for nobody.</param>
    /// <returns>false when it is known at once that it cannot be sent.</returns>
    bool TrySend(ReadOnlyMemory<byte> message, IPEndPoint remote, ISendFailureTarget? failure);

    /// <summary>true when a connection with that peer is open; always true for UDP.</summary>
    bool IsConnected(IPEndPoint remote);
}
