using System.Buffers.Binary;

namespace WorkDistribution.Media.Rtp;

/// <summary>An RTP packet as it lies in the datagram (RFC 3550 section 5.1). Parsed without copying.</summary>
/// <remarks>
/// <code>
///  0                   1                   2                   3
///  0 1 2 3 4 5 6 7 8 9 0 1 2 3 4 5 6 7 8 9 0 1 2 3 4 5 6 7 8 9 0 1
/// +-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+
/// |V=2|P|X|  CC   |M|     PT      |       sequence number         |
/// +-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+
/// |                           timestamp                           |
/// +-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+
/// |           synchronization source (SSRC) identifier            |
/// +=+=+=+=+=+=+=+=+=+=+=+=+=+=+=+=+=+=+=+=+=+=+=+=+=+=+=+=+=+=+=+=+
/// |        contributing source (CSRC) identifiers, CC times       |
/// +-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+
/// |  X: defined by profile        |   length in 32-bit words      |
/// |                       header extension                        |
/// +=+=+=+=+=+=+=+=+=+=+=+=+=+=+=+=+=+=+=+=+=+=+=+=+=+=+=+=+=+=+=+=+
/// |  payload                   P: padding | count of padding bytes|
/// +-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+
/// </code>
/// </remarks>
internal readonly ref struct RtpPacket
{
    /// <summary>Bytes of the fixed header: all that we ever send.</summary>
    public const int HeaderLength = 12;

    private RtpPacket(ReadOnlySpan<byte> datagram, ReadOnlySpan<byte> payload)
    {
        Marker = (datagram[1] & 0x80) != 0;
        PayloadType = datagram[1] & 0x7F;
        SequenceNumber = BinaryPrimitives.ReadUInt16BigEndian(datagram[2..]);
        Timestamp = BinaryPrimitives.ReadUInt32BigEndian(datagram[4..]);
        Ssrc = BinaryPrimitives.ReadUInt32BigEndian(datagram[8..]);
        Payload = payload;
    }

    /// <summary>The marker bit: for audio the first packet after silence, for events the first of a press.</summary>
    public bool Marker { get; }

    /// <summary>The payload type, 0 to 127.</summary>
    public int PayloadType { get; }

    /// <summary>The sequence number.</summary>
    public ushort SequenceNumber { get; }

    /// <summary>The timestamp, 8000 a second.</summary>
    public uint Timestamp { get; }

    /// <summary>The source.</summary>
    public uint Ssrc { get; }

    /// <summary>The payload without header extension and padding; may be empty.</summary>
    public ReadOnlySpan<byte> Payload { get; }

    /// <summary>Reads a datagram.</summary>
    /// <returns>false when it is no RTP packet: too short, another version, or lengths that do not fit.</returns>
    public static bool TryParse(ReadOnlySpan<byte> datagram, out RtpPacket packet)
    {
        packet = default;
        if (datagram.Length < HeaderLength || datagram[0] >> 6 != 2)
        {
            return false;
        }

        var start = HeaderLength + ((datagram[0] & 0x0F) * 4);
        if ((datagram[0] & 0x10) != 0)
        {
            if (datagram.Length < start + 4)
            {
                return false;
            }

            start += 4 + (BinaryPrimitives.ReadUInt16BigEndian(datagram[(start + 2)..]) * 4);
        }

        var padding = (datagram[0] & 0x20) != 0 ? datagram[^1] : 0;
        var hasBadPadding = (datagram[0] & 0x20) != 0 && padding == 0;
        if (hasBadPadding || start + padding > datagram.Length)
        {
            return false;
        }

        packet = new RtpPacket(datagram, datagram[start..^padding]);
        return true;
    }

    /// <summary>Writes the fixed header.</summary>
    /// <param name="destination">At least <see cref="HeaderLength"/> bytes.</param>
    /// <param name="payloadType">0 to 127.</param>
    /// <param name="marker">The marker bit.</param>
    /// <param name="sequenceNumber">The sequence number.</param>
    /// <param name="timestamp">The timestamp.</param>
    /// <param name="ssrc">Our source.</param>
    public static void WriteHeader(Span<byte> destination, int payloadType, bool marker, ushort sequenceNumber, uint timestamp, uint ssrc)
    {
        destination[0] = 0x80;
        destination[1] = (byte)(payloadType | (marker ? 0x80 : 0));
        BinaryPrimitives.WriteUInt16BigEndian(destination[2..], sequenceNumber);
        BinaryPrimitives.WriteUInt32BigEndian(destination[4..], timestamp);
        BinaryPrimitives.WriteUInt32BigEndian(destination[8..], ssrc);
    }
}
