using System.Net;
using System.Net.Sockets;
using System.Runtime.InteropServices;

namespace WorkDistribution.Benchmarks;

/// <summary>One socket that receives the audio of all calls, with the kernel's arrival times: pacing is judged without our own scheduling in the way.</summary>
internal sealed unsafe class RtpSink : IDisposable
{
    private const int Batch = 256;
    private const int PacketSize = 256;
    private const int ControlSize = 64;
    private const int SolSocket = 1;
    private const int SoTimestampNs = 35;

    private readonly Socket _socket;
    private readonly Thread _thread;
    private readonly long[] _last = new long[65536];
    private readonly bool[] _seen = new bool[65536];
    private readonly List<int> _greeted = [];
    private volatile bool _stopping;
    private volatile bool _measuring;
    private long _packets;
    private long _intervals;
    private long _onTime;
    private long _worst;

    internal RtpSink()
    {
        _socket = new Socket(AddressFamily.InterNetwork, SocketType.Dgram, ProtocolType.Udp) { ReceiveBufferSize = 16 << 20 };
        _socket.Bind(new IPEndPoint(IPAddress.Loopback, 0));
        _socket.ReceiveTimeout = 200;
        var one = 1;
        _ = setsockopt((int)_socket.Handle, SolSocket, SoTimestampNs, &one, sizeof(int));
        _thread = new Thread(Receive) { IsBackground = true, Name = "rtp sink" };
        _thread.Start();
    }

    internal int Port => ((IPEndPoint)_socket.LocalEndPoint!).Port;

    /// <summary>Sends one packet of silence there, as a phone does that talks: the server then knows where the far end's audio comes from.</summary>
    internal void Greet(int port)
    {
        lock (_greeted)
        {
            _greeted.Add(port);
        }

        var packet = new byte[172];
        packet.AsSpan(12).Fill(0xFF);
        packet[0] = 0x80;
        packet[8] = (byte)(port >> 8);
        packet[9] = (byte)port;
        Send(packet, port);
    }

    /// <summary>Ports greeted so far, in order.</summary>
    internal int[] GreetedPorts
    {
        get
        {
            lock (_greeted)
            {
                return [.. _greeted];
            }
        }
    }

    /// <summary>Sends a packet to a port.</summary>
    internal void Send(byte[] packet, int port) => _socket.SendTo(packet, new IPEndPoint(IPAddress.Loopback, port));

    /// <summary>Forgets what was counted and starts to count.</summary>
    internal void Begin()
    {
        _measuring = false;
        Array.Clear(_last);
        Array.Clear(_seen);
        _packets = _intervals = _onTime = _worst = 0;
        _measuring = true;
    }

    /// <summary>Ends counting.</summary>
    internal Pacing End()
    {
        _measuring = false;
        return new Pacing(_packets, _seen.Count(s => s), _intervals == 0 ? 0 : 100.0 * _onTime / _intervals, _worst / 1e6);
    }

    public void Dispose()
    {
        _stopping = true;
        _thread.Join();
        _socket.Dispose();
    }

    private void Receive()
    {
        var packets = (byte*)NativeMemory.AllocZeroed(Batch * PacketSize);
        var controls = (byte*)NativeMemory.AllocZeroed(Batch * ControlSize);
        var names = (byte*)NativeMemory.AllocZeroed(Batch * 16);
        var vectors = (IoVector*)NativeMemory.AllocZeroed((nuint)(Batch * sizeof(IoVector)));
        var messages = (MultiMessage*)NativeMemory.AllocZeroed((nuint)(Batch * sizeof(MultiMessage)));
        while (!_stopping)
        {
            for (var i = 0; i < Batch; i++)
            {
                vectors[i] = new IoVector { Base = packets + (i * PacketSize), Length = PacketSize };
                messages[i].Header = new MessageHeader
                {
                    Name = names + (i * 16),
                    NameLength = 16,
                    Vectors = vectors + i,
                    VectorCount = 1,
                    Control = controls + (i * ControlSize),
                    ControlLength = ControlSize,
                };
            }

            var received = recvmmsg((int)_socket.Handle, messages, Batch, 0x10000 /* MSG_WAITFORONE */, null);
            if (!_measuring)
            {
                continue;
            }

            for (var i = 0; i < received; i++)
            {
                var control = controls + (i * ControlSize);
                var at = (*(long*)(control + 16) * 1_000_000_000) + *(long*)(control + 24);
                var name = names + (i * 16);
                Count((name[2] << 8) | name[3], at);
            }
        }
    }

    private void Count(int source, long at)
    {
        _packets++;
        if (_seen[source])
        {
            var off = Math.Abs(at - _last[source] - 20_000_000);
            _intervals++;
            if (off <= 5_000_000)
            {
                _onTime++;
            }

            _worst = Math.Max(_worst, off);
        }

        _seen[source] = true;
        _last[source] = at;
    }

    [DllImport("libc", SetLastError = true)]
    private static extern int recvmmsg(int socket, MultiMessage* messages, uint count, int flags, void* timeout);

    [DllImport("libc", SetLastError = true)]
    private static extern int setsockopt(int socket, int level, int option, void* value, uint length);

    [StructLayout(LayoutKind.Sequential)]
    private struct IoVector
    {
        public void* Base;
        public nuint Length;
    }

    [StructLayout(LayoutKind.Sequential)]
    private struct MessageHeader
    {
        public void* Name;
        public uint NameLength;
        public IoVector* Vectors;
        public nuint VectorCount;
        public void* Control;
        public nuint ControlLength;
        public int Flags;
    }

    [StructLayout(LayoutKind.Sequential)]
    private struct MultiMessage
    {
        public MessageHeader Header;
        public uint Length;
    }
}
