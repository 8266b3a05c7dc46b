using System.Net;
using System.Net.Sockets;

namespace WorkDistribution.Media.Sessions;

/// <summary>Hands out pairs of an even and the next odd port of a range, bound. Safe from any thread.</summary>
/// <remarks>A freed pair goes to the back of the queue, so that late packets of the call before do not reach the next one.</remarks>
internal sealed class PortAllocator
{
    private const int SocketBuffer = 64 * 1024;

    private readonly Lock _gate = new();
    private readonly Queue<int> _free = new();
    private readonly IPAddress _address;

    /// <summary>Takes a range.</summary>
    /// <param name="address">What to bind to.</param>
    /// <param name="min">Lowest port; an odd one is rounded up.</param>
    /// <param name="max">Highest port that may be used.</param>
    public PortAllocator(IPAddress address, int min, int max)
    {
        _address = address;
        for (var port = min + (min & 1); port + 1 <= max; port += 2)
        {
            _free.Enqueue(port);
        }
    }

    /// <summary>Pairs that are free, as far as we know: another program may hold some.</summary>
    public int Free
    {
        get
        {
            lock (_gate)
            {
                return _free.Count;
            }
        }
    }

    /// <summary>Takes a pair.</summary>
    /// <returns>null when every port of the range is taken, by us or by others.</returns>
    public PortPair? TryTake()
    {
        for (var tries = Free; tries > 0; tries--)
        {
            int port;
            lock (_gate)
            {
                if (!_free.TryDequeue(out port))
                {
                    return null;
                }
            }

            if (TryBind(port) is { } pair)
            {
                return pair;
            }

            PutBack(port);
        }

        return null;
    }

    /// <summary>Closes the sockets and frees the pair.</summary>
    public void Return(PortPair pair)
    {
        pair.Rtp.Dispose();
        pair.Rtcp.Dispose();
        PutBack(pair.Port);
    }

    private void PutBack(int port)
    {
        lock (_gate)
        {
            _free.Enqueue(port);
        }
    }

    private PortPair? TryBind(int port)
    {
        Socket? rtp = null;
        try
        {
            rtp = Bind(port);
            return new PortPair(port, rtp, Bind(port + 1));
        }
        catch (SocketException)
        {
            rtp?.Dispose();
            return null;
        }
    }

    private Socket Bind(int port)
    {
        var socket = new Socket(_address.AddressFamily, SocketType.Dgram, ProtocolType.Udp);
        try
        {
            socket.Blocking = false;
            socket.ReceiveBufferSize = SocketBuffer;
            socket.Bind(new IPEndPoint(_address, port));
            return socket;
        }
        catch (SocketException)
        {
            socket.Dispose();
            throw;
        }
    }
}
