using System.Net;
using System.Net.Sockets;
using System.Text;
using WorkDistribution.Media.Rtp;
using WorkDistribution.Media.Sessions;

namespace WorkDistribution.Media.Tests.Sessions;

/// <summary>A phone's media: two sockets, a description, packets in and out.</summary>
internal sealed class FarEnd : IDisposable
{
    private readonly Socket _rtp;
    private readonly Socket _rtcp;
    private ushort _sequence = 100;
    private uint _timestamp = 5000;
    private SocketAddress? _targetAddress;

    public FarEnd()
    {
        (_rtp, _rtcp) = (Bind(), Bind());
    }

    public int Port => ((IPEndPoint)_rtp.LocalEndPoint!).Port;

    public int RtcpPort => ((IPEndPoint)_rtcp.LocalEndPoint!).Port;

    public uint Ssrc { get; set; } = 0x11223344;

    public uint Timestamp => _timestamp;

    public IPEndPoint Target { get; set; } = new(IPAddress.Loopback, 9);

    public string Offer(string formats = "0 8 101", string extra = "") =>
        $"v=0\r\no=- 1 1 IN IP4 127.0.0.1\r\ns=-\r\nc=IN IP4 127.0.0.1\r\nt=0 0\r\nm=audio {Port} RTP/AVP {formats}\r\n" +
        (formats.Contains("101", StringComparison.Ordinal) ? "a=rtpmap:101 telephone-event/8000\r\n" : "") +
        $"a=rtcp:{RtcpPort}\r\n{extra}";

    public string Negotiate(IMediaSession session, string formats = "0 8 101", string extra = "")
    {
        Assert.That(session.TryAnswer(Encoding.ASCII.GetBytes(Offer(formats, extra)), out var answer, out var problem), Is.True, problem);
        Target = session.LocalEndPoint;
        return Encoding.ASCII.GetString(answer);
    }

    public void SendAudio(ReadOnlySpan<byte> payload, int payloadType = 0)
    {
        Send(payloadType, false, _timestamp, payload);
        _timestamp += (uint)payload.Length;
    }

    public void SendEvent(char digit, bool isEnd, int duration, uint timestamp, bool marker = false)
    {
        TelephoneEvent.TryGetCode(digit, out var code);
        Span<byte> payload = stackalloc byte[4];
        new TelephoneEvent(code, isEnd, (ushort)duration).Write(payload);
        Send(101, marker, timestamp, payload);
    }

    public void Send(int payloadType, bool marker, uint timestamp, ReadOnlySpan<byte> payload)
    {
        var packet = new byte[12 + payload.Length];
        RtpPacket.WriteHeader(packet, payloadType, marker, _sequence++, timestamp, Ssrc);
        payload.CopyTo(packet.AsSpan(12));
        _rtp.SendTo(packet, Target);
    }

    public void SendRaw(byte[] datagram)
    {
        _targetAddress ??= Target.Serialize();
        _rtp.SendTo(datagram, SocketFlags.None, _targetAddress);
    }

    public void SendRtcp(byte[] datagram) => _rtcp.SendTo(datagram, new IPEndPoint(Target.Address, Target.Port + 1));

    public List<byte[]> TakeRtp() => Take(_rtp);

    public List<byte[]> TakeRtcp() => Take(_rtcp);

    public void Dispose()
    {
        _rtp.Dispose();
        _rtcp.Dispose();
    }

    private static Socket Bind()
    {
        var socket = new Socket(AddressFamily.InterNetwork, SocketType.Dgram, ProtocolType.Udp);
        socket.Bind(new IPEndPoint(IPAddress.Loopback, 0));
        socket.ReceiveBufferSize = 1 << 20;
        return socket;
    }

    private static List<byte[]> Take(Socket socket)
    {
        var packets = new List<byte[]>();
        var buffer = new byte[2048];
        while (socket.Available > 0)
        {
            packets.Add(buffer[..socket.Receive(buffer)]);
        }

        return packets;
    }
}
