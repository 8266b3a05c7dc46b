using System.Net;
using System.Net.Sockets;

namespace WorkDistribution.Testing.Servers;

/// <summary>Ports on loopback that nobody uses now.</summary>
public static class FreePorts
{
    /// <summary>Below the range from which the system gives out ports by itself.</summary>
    private const int FirstBlock = 10_000;
    private const int LastBlock = 31_000;

    private static int _nextBlock = FirstBlock + (Environment.ProcessId * 400 % (LastBlock - FirstBlock) / 2 * 2);

    /// <summary>A port free for TCP and UDP.</summary>
    public static int Next()
    {
        while (true)
        {
            using var stream = new Socket(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp);
            stream.Bind(new IPEndPoint(IPAddress.Loopback, 0));
            var port = ((IPEndPoint)stream.LocalEndPoint!).Port;
            if (IsFree(port))
            {
                return port;
            }
        }
    }

    /// <summary>An even first port of a block of free UDP ports.</summary>
    /// <param name="count">How many ports.</param>
    public static int NextBlock(int count)
    {
        while (true)
        {
            var first = Interlocked.Add(ref _nextBlock, count + (count % 2)) - count - (count % 2);
            if (first + count >= LastBlock)
            {
                Interlocked.Exchange(ref _nextBlock, FirstBlock);
                continue;
            }

            if (Enumerable.Range(first, count).All(IsFree))
            {
                return first;
            }
        }
    }

    private static bool IsFree(int port)
    {
        using var datagram = new Socket(AddressFamily.InterNetwork, SocketType.Dgram, ProtocolType.Udp);
        try
        {
            datagram.Bind(new IPEndPoint(IPAddress.Loopback, port));
            return true;
        }
        catch (SocketException)
        {
            return false;
        }
    }
}
