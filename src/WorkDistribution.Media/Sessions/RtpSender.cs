using WorkDistribution.Media.Clock;
using WorkDistribution.Media.Rtp;

namespace WorkDistribution.Media.Sessions;

/// <summary>Our outgoing stream: sequence numbers, timestamps, counters. Its timestamp moves with every tick, sent or not.</summary>
internal sealed class RtpSender
{
    /// <summary>Samples a tick.</summary>
    public const int FrameSamples = 160;

    private readonly byte[] _packet = new byte[RtpPacket.HeaderLength + FrameSamples];
    private readonly PeerSocket _socket;
    private ushort _sequence;
    private long _packets;
    private long _octets;

    /// <summary>Begins at random values (RFC 3550 section 5.1).</summary>
    public RtpSender(PeerSocket socket, uint ssrc, uint timestamp, ushort sequence)
    {
        _socket = socket;
        Ssrc = ssrc;
        Timestamp = timestamp;
        _sequence = sequence;
    }

    /// <summary>Our source.</summary>
    public uint Ssrc { get; }

    /// <summary>The timestamp of this tick.</summary>
    public uint Timestamp { get; private set; }

    /// <summary>Whether the packet of the tick before was audio: else the next one carries the marker.</summary>
    public bool IsTalking { get; private set; }

    /// <summary>Packets sent.</summary>
    public long Packets => Volatile.Read(ref _packets);

    /// <summary>Payload bytes sent.</summary>
    public long Octets => Volatile.Read(ref _octets);

    /// <summary>Room for the payload of the next packet.</summary>
    public Span<byte> Payload => _packet.AsSpan(RtpPacket.HeaderLength);

    /// <summary>Sends what was written to <see cref="Payload"/> as audio.</summary>
    public void SendAudio(int payloadType, MediaCounters counters)
    {
        Send(payloadType, !IsTalking, Timestamp, FrameSamples, counters);
        IsTalking = true;
    }

    /// <summary>Sends an event, whose timestamp is that of its start.</summary>
    public void SendEvent(int payloadType, bool isFirst, uint timestamp, TelephoneEvent value, MediaCounters counters)
    {
        value.Write(Payload);
        Send(payloadType, isFirst, timestamp, TelephoneEvent.Length, counters);
        IsTalking = false;
    }

    /// <summary>Nothing is sent in this tick.</summary>
    public void Pause() => IsTalking = false;

    /// <summary>The tick is over.</summary>
    public void Advance() => Timestamp += FrameSamples;

    private void Send(int payloadType, bool marker, uint timestamp, int length, MediaCounters counters)
    {
        RtpPacket.WriteHeader(_packet, payloadType, marker, _sequence, timestamp, Ssrc);
        _sequence++;
        if (_socket.Send(_packet.AsSpan(0, RtpPacket.HeaderLength + length)))
        {
            _packets++;
            _octets += length;
            counters.CountSent();
        }
    }
}
