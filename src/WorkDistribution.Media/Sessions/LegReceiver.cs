using WorkDistribution.Media.Clock;
using WorkDistribution.Media.Jitter;
using WorkDistribution.Media.Rtp;
using WorkDistribution.Media.Sdp;

namespace WorkDistribution.Media.Sessions;

/// <summary>What comes in on the RTP socket: checks, counts, and sorts into audio and key presses. Clock's thread only.</summary>
internal sealed class LegReceiver
{
    private const int ComfortNoise = 13;

    private readonly PeerSocket _socket;
    private readonly byte[] _frame = new byte[JitterBuffer.FrameSamples];
    private NegotiatedMedia? _media;
    private JitterBuffer? _jitter;
    private bool _isListening;

    /// <summary>Takes the socket.</summary>
    public LegReceiver(PeerSocket socket) => _socket = socket;

    /// <summary>What is received, by RFC 3550.</summary>
    public ReceptionStatistics Statistics { get; } = new();

    /// <summary>Key presses by events.</summary>
    public DigitEventReceiver Events { get; } = new();

    /// <summary>When the last good packet came.</summary>
    public TimeSpan HeardAt { get; private set; }

    /// <summary>This tick's frame, in <see cref="Codec"/>; silence unless listening.</summary>
    public ReadOnlySpan<byte> Frame => _frame;

    /// <summary>What <see cref="Frame"/> is.</summary>
    public FrameKind Kind { get; private set; }

    /// <summary>Whether audio was ever received: else there is nothing to listen to.</summary>
    public bool HasAudio { get; private set; }

    /// <summary>The law of <see cref="Frame"/>.</summary>
    public AudioCodec Codec { get; private set; }

    /// <summary>Packets too late to be played.</summary>
    public long Late => _jitter?.Late ?? 0;

    /// <summary>Takes what was agreed.</summary>
    public void Apply(NegotiatedMedia media, TimeSpan now)
    {
        if (media.Codec != Codec)
        {
            _jitter?.Reset();
            Codec = media.Codec;
        }

        _media = media;
        HeardAt = now;
        _frame.AsSpan().Fill(Concealment.Silence(Codec));
    }

    /// <summary>Reads one datagram.</summary>
    /// <returns>The keys to report; '\0' stands for none.</returns>
    public (char Earlier, char Now) Receive(byte[] buffer, MediaTime time, MediaCounters counters)
    {
        var length = _socket.Receive(buffer);
        if (length < 0)
        {
            return default;
        }

        if (!RtpPacket.TryParse(buffer.AsSpan(0, length), out var packet) || _media is null)
        {
            counters.CountRejected();
            return default;
        }

        var isEvent = packet.PayloadType == _media.ReceiveEvents;
        var isAudio = packet.PayloadType == _media.ReceivePcmu || packet.PayloadType == _media.ReceivePcma;
        if ((!isEvent && !isAudio && packet.PayloadType != ComfortNoise) || !_socket.TryLatch(time.Elapsed))
        {
            counters.CountRejected();
            return default;
        }

        counters.CountReceived();
        HeardAt = time.Elapsed;
        if (Statistics.Add(packet, time.Samples, isAudio))
        {
            _jitter?.Reset();
        }

        if (isEvent)
        {
            return TelephoneEvent.TryParse(packet.Payload, out var value)
                ? Events.OnPacket(packet.Timestamp, packet.Marker, value, time.Elapsed)
                : default;
        }

        HasAudio |= isAudio;
        if (isAudio && _isListening)
        {
            Keep(packet, time.Samples);
        }

        return default;
    }

    /// <summary>Makes this tick's frame when anybody listens; else what comes is only counted.</summary>
    public void Listen(bool isListening)
    {
        if (isListening != _isListening)
        {
            _isListening = isListening;
            _jitter ??= new JitterBuffer();
            _jitter.Reset();
            _frame.AsSpan().Fill(Concealment.Silence(Codec));
            Kind = FrameKind.Silence;
        }

        if (isListening)
        {
            Kind = _jitter!.Take(_frame, Codec);
        }
    }

    private void Keep(in RtpPacket packet, uint arrival)
    {
        var law = packet.PayloadType == _media!.ReceivePcmu ? AudioCodec.Pcmu : AudioCodec.Pcma;
        if (law == Codec)
        {
            _jitter!.Put(packet.Timestamp, packet.Payload, arrival);
            return;
        }

        Span<byte> converted = stackalloc byte[1024];
        converted = converted[..Math.Min(packet.Payload.Length, converted.Length)];
        LawTranscoder.Copy(packet.Payload[..converted.Length], law, converted, Codec);
        _jitter!.Put(packet.Timestamp, converted, arrival);
    }
}
