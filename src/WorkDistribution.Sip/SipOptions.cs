using System.Collections.Immutable;
using System.ComponentModel.DataAnnotations;
using System.Net;
using WorkDistribution.Sip.Transport;

namespace WorkDistribution.Sip;

/// <summary>Settings of the SIP side.</summary>
public sealed record SipOptions
{
    /// <summary>Where to listen. Default: UDP and TCP on port 5060 of 127.0.0.1.</summary>
    public ImmutableArray<SipListener> Listeners { get; init; } =
    [
        new SipListener(SipTransportKind.Udp, new IPEndPoint(IPAddress.Loopback, 5060)),
        new SipListener(SipTransportKind.Tcp, new IPEndPoint(IPAddress.Loopback, 5060)),
    ];

    /// <summary>The address written into Via and Contact; null writes the local one. Needed behind NAT.</summary>
    public IPAddress? AdvertisedAddress { get; init; }

    /// <summary>Sent as User-Agent and Server.</summary>
    public string ProductName { get; init; } = "WorkDistribution";

    /// <summary>Estimate of a round trip (RFC 3261 T1). Default 500 ms.</summary>
    public TimeSpan T1 { get; init; } = TimeSpan.FromMilliseconds(500);

    /// <summary>Longest pause between retransmissions of other requests and of INVITE responses (T2). Default 4 s.</summary>
    public TimeSpan T2 { get; init; } = TimeSpan.FromSeconds(4);

    /// <summary>How long a message stays in the network (T4). Default 5 s.</summary>
    public TimeSpan T4 { get; init; } = TimeSpan.FromSeconds(5);

    /// <summary>Live transactions; a request beyond is answered 503. Default 100000.</summary>
    [Range(16, 10_000_000)]
    public int MaxTransactions { get; init; } = 100_000;

    /// <summary>Live INVITE sessions; an INVITE beyond is answered 503. Default 20000.</summary>
    [Range(1, 1_000_000)]
    public int MaxSessions { get; init; } = 20_000;

    /// <summary>Queues that share the work; 0 takes twice the number of processors. Default 0.</summary>
    [Range(0, 256)]
    public int Stripes { get; init; }

    /// <summary>Messages that may wait in one of them; a request beyond is answered 503. Default 4096.</summary>
    [Range(16, 1_000_000)]
    public int StripeCapacity { get; init; } = 4096;

    /// <summary>Value of Retry-After in our 503 responses. Default 5 s.</summary>
    public TimeSpan RetryAfter { get; init; } = TimeSpan.FromSeconds(5);

    /// <summary>Time limit of one name look-up. Default 3 s.</summary>
    public TimeSpan ResolveTimeout { get; init; } = TimeSpan.FromSeconds(3);

    /// <summary>A request longer than this goes over TCP where the next hop has it (RFC 3261 section 18.1.1). Default 1300 bytes.</summary>
    [Range(500, 65_000)]
    public int LargestUdpRequest { get; init; } = 1300;

    /// <summary>Open TCP connections; more are closed at once. Default 10000.</summary>
    [Range(1, 1_000_000)]
    public int MaxConnections { get; init; } = 10_000;

    /// <summary>A TCP connection on which nothing was received for so long is closed. Default 65 min: longer than a registration, for a phone that sends
    /// nothing in between must stay reachable. That the peer is still there is found out by the system's own keep-alive.</summary>
    public TimeSpan ConnectionIdle { get; init; } = TimeSpan.FromMinutes(65);

    /// <summary>Time in which a new TCP peer must have sent its first whole message, and a started message must be complete. Default 32 s.</summary>
    public TimeSpan MessageTimeout { get; init; } = TimeSpan.FromSeconds(32);

    /// <summary>Time limit for connecting and for one write over TCP. Default 5 s.</summary>
    public TimeSpan WriteTimeout { get; init; } = TimeSpan.FromSeconds(5);

    /// <summary>Messages that may wait to be written to one TCP connection; one more closes it. Default 256.</summary>
    [Range(1, 65_536)]
    public int ConnectionQueue { get; init; } = 256;

    /// <summary>Longest message taken over TCP, in bytes. Default 65536.</summary>
    [Range(2048, 1_048_576)]
    public int MaxMessageSize { get; init; } = 65_536;
}
