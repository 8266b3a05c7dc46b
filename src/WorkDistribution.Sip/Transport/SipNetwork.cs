using System.Collections.Concurrent;
using System.Net;
using System.Net.Sockets;

namespace WorkDistribution.Sip.Transport;

/// <summary>All transports together: chooses the one that can reach a peer, and knows how we are called from there.</summary>
internal sealed class SipNetwork
{
    private const int MaxCachedRoutes = 4096;

    private readonly ISipTransport[] _transports;
    private readonly IPAddress? _advertised;
    private readonly ConcurrentDictionary<IPAddress, IPAddress> _localAddresses = new();

    /// <summary>Takes the transports, not started yet.</summary>
    public SipNetwork(IEnumerable<ISipTransport> transports, IPAddress? advertised)
    {
        _transports = [.. transports];
        _advertised = advertised;
    }

    /// <summary>The transports.</summary>
    public IReadOnlyList<ISipTransport> Transports => _transports;

    /// <summary>Open TCP connections.</summary>
    public int Connections
    {
        get
        {
            var sum = 0;
            foreach (var transport in _transports)
            {
                sum += transport.Connections;
            }

            return sum;
        }
    }

    /// <summary>Starts all; when one fails the others are stopped again and its exception thrown.</summary>
    public async Task StartAsync(ISipIntake intake)
    {
        try
        {
            foreach (var transport in _transports)
            {
                transport.Start(intake);
            }
        }
        catch
        {
            await StopAsync();
            throw;
        }
    }

    /// <summary>Stops all.</summary>
    public async Task StopAsync()
    {
        foreach (var transport in _transports)
        {
            await transport.DisposeAsync();
        }
    }

    /// <summary>true when a listener of that transport and address family exists.</summary>
    public bool CanReach(SipTransportKind kind, AddressFamily family) => Find(kind, family, null) is not null;

    /// <summary>true when something of that family can be sent to at all.</summary>
    public bool CanReach(AddressFamily family) => CanReach(SipTransportKind.Udp, family) || CanReach(SipTransportKind.Tcp, family);

    /// <summary>true when a message to the destination needs no new connection.</summary>
    public bool IsConnected(SipDestination destination)
    {
        foreach (var transport in _transports)
        {
            if (transport.Kind == destination.Transport && transport.IsConnected(destination.EndPoint))
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>Sends; see <see cref="ISipTransport.TrySend"/>.</summary>
    /// <param name="message">The bytes.</param>
    /// <param name="destination">Whither.</param>
    /// <param name="local">From which of our addresses, where it matters (the one the request came to); null for any.</param>
    /// <param name="failure">Told of a later failure.</param>
    public bool TrySend(ReadOnlyMemory<byte> message, SipDestination destination, IPEndPoint? local, ISendFailureTarget? failure)
    {
        ISipTransport? chosen = null;
        foreach (var transport in _transports)
        {
            // A stream that is open belongs to the listener it came in by.
            if (transport.Kind == SipTransportKind.Tcp && destination.Transport == SipTransportKind.Tcp && transport.IsConnected(destination.EndPoint))
            {
                chosen = transport;
                break;
            }
        }

        chosen ??= Find(destination.Transport, destination.EndPoint.AddressFamily, local);
        return chosen is not null && chosen.TrySend(message, destination.EndPoint, failure);
    }

    /// <summary>Our address as the peer sees it, for Via and Contact.</summary>
    public IPEndPoint OwnAddress(SipDestination destination, IPEndPoint? local)
    {
        var transport = Find(destination.Transport, destination.EndPoint.AddressFamily, local) ?? _transports[0];
        var bound = transport.Local;
        if (_advertised is not null && _advertised.AddressFamily == bound.AddressFamily)
        {
            return new IPEndPoint(_advertised, bound.Port);
        }

        return bound.Address.Equals(IPAddress.Any) || bound.Address.Equals(IPAddress.IPv6Any)
            ? new IPEndPoint(LocalAddressTowards(destination.EndPoint.Address), bound.Port)
            : bound;
    }

    /// <summary>true when the address is one of ours.</summary>
    public bool IsOwn(IPEndPoint endPoint)
    {
        foreach (var transport in _transports)
        {
            if (transport.Local.Port == endPoint.Port && (transport.Local.Address.Equals(endPoint.Address) || endPoint.Address.Equals(_advertised)))
            {
                return true;
            }
        }

        return false;
    }

    private ISipTransport? Find(SipTransportKind kind, AddressFamily family, IPEndPoint? local)
    {
        ISipTransport? found = null;
        foreach (var transport in _transports)
        {
            if (transport.Kind != kind || transport.Local.AddressFamily != family)
            {
                continue;
            }

            if (local is null || transport.Local.Equals(local))
            {
                return transport;
            }

            found ??= transport;
        }

        return found;
    }

    private IPAddress LocalAddressTowards(IPAddress remote)
    {
        if (_localAddresses.TryGetValue(remote, out var known))
        {
            return known;
        }

        if (_localAddresses.Count > MaxCachedRoutes)
        {
            _localAddresses.Clear();
        }

        var address = IPAddress.Loopback;
        try
        {
            // Connecting a datagram socket sends nothing: it asks the routing table.
            using var probe = new Socket(remote.AddressFamily, SocketType.Dgram, ProtocolType.Udp);
            probe.Connect(remote, 9);
            address = ((IPEndPoint)probe.LocalEndPoint!).Address;
        }
        catch (SocketException)
        {
            // No route: sending will fail too and be told.
        }

        _localAddresses[remote] = address;
        return address;
    }
}
