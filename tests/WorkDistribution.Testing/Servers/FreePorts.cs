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

    /// <summary>A port free for TCP and UDP; not one of those that the system gives to whoever connects next.</summary>
    public static int Next() => NextBlock(1);

    /// <summary>An even first port of a block of ports free for TCP and UDP.</summary>
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

    private static bool IsFree(int port) => IsFree(port, SocketType.Dgram, ProtocolType.Udp) && IsFree(port, SocketType.Stream, ProtocolType.Tcp);

    private static bool IsFree(int port, SocketType type, ProtocolType protocol)
    {
        using var socket = new Socket(AddressFamily.InterNetwork, type, protocol);
        try
        {
            socket.Bind(new IPEndPoint(IPAddress.Loopback, port));
            return true;
        }
        catch (SocketException)
        {
            return false;
        }
    }
}
