using System.Buffers.Binary;

namespace WorkDistribution.Media.Rtcp;

/// <summary>A compound RTCP packet: what we use of one received, and the one we send (RFC 3550 section 6).</summary>
/// <remarks>
/// <code>
///  0                   1                   2                   3
///  0 1 2 3 4 5 6 7 8 9 0 1 2 3 4 5 6 7 8 9 0 1 2 3 4 5 6 7 8 9 0 1
/// +-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+
/// |V=2|P|  count  | PT 200 to 203 |     length in words - 1       |   repeated to the end of the datagram
/// +-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+
/// |                         SSRC of sender                        |
/// +=+=+=+=+=+=+=+=+=+=+=+=+=+=+=+=+=+=+=+=+=+=+=+=+=+=+=+=+=+=+=+=+
/// | 200: NTP time (8), RTP time, packets, octets; then blocks     |
/// | 201: blocks of 24 bytes, count times                          |
/// | 202: chunks of SSRC and items; 203: further sources           |
/// +-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+
/// </code>
/// </remarks>
/// <param name="Ssrc">The sender of the first report.</param>
/// <param name="Sender">The sender's part, when it was a sender report.</param>
/// <param name="Block">The block about the asked source, when there is one.</param>
/// <param name="IsBye">Whether the far end says goodbye.</param>
internal readonly record struct RtcpCompound(uint Ssrc, SenderInfo? Sender, ReportBlock? Block, bool IsBye)
{
    /// <summary>The longest compound that <see cref="Write"/> makes.</summary>
    public const int MaxLength = 8 + SenderInfo.Length + ReportBlock.Length + 8 + 2 + CnameLength + 4 + 8;

    private const int SenderReport = 200;
    private const int ReceiverReport = 201;
    private const int SourceDescription = 202;
    private const int Goodbye = 203;
    private const int CnameItem = 1;
    private const int CnameLength = 16;

    /// <summary>Reads a datagram.</summary>
    /// <param name="datagram">All of it.</param>
    /// <param name="source">Our own source: the report block about it is picked out.</param>
    /// <param name="value">What was found.</param>
    /// <returns>false when it is no RTCP: version, lengths, or a first packet that is no report.</returns>
    public static bool TryParse(ReadOnlySpan<byte> datagram, uint source, out RtcpCompound value)
    {
        value = default;
        var isFirst = true;
        while (!datagram.IsEmpty)
        {
            if (datagram.Length < 8 || datagram[0] >> 6 != 2)
            {
                return false;
            }

            var length = (BinaryPrimitives.ReadUInt16BigEndian(datagram[2..]) + 1) * 4;
            if (length > datagram.Length || length < 4)
            {
                return false;
            }

            var packet = datagram[..length];
            if (isFirst && packet[1] is not (SenderReport or ReceiverReport) || !TryRead(packet, source, isFirst, ref value))
            {
                return false;
            }

            isFirst = false;
            datagram = datagram[length..];
        }

        return !isFirst;
    }

    /// <summary>Writes a report, our canonical name, and goodbye when asked.</summary>
    /// <param name="destination">At least <see cref="MaxLength"/> bytes.</param>
    /// <param name="ssrc">Our source; the canonical name is made of it.</param>
    /// <param name="sender">What we sent; null makes a receiver report.</param>
    /// <param name="block">What we received; null when nothing yet.</param>
    /// <param name="isBye">Whether the leg ends.</param>
    /// <returns>Bytes written.</returns>
    public static int Write(Span<byte> destination, uint ssrc, SenderInfo? sender, ReportBlock? block, bool isBye)
    {
        var position = 8;
        if (sender is { } info)
        {
            BinaryPrimitives.WriteUInt64BigEndian(destination[position..], info.NtpTime);
            BinaryPrimitives.WriteUInt32BigEndian(destination[(position + 8)..], info.RtpTimestamp);
            BinaryPrimitives.WriteUInt32BigEndian(destination[(position + 12)..], info.PacketCount);
            BinaryPrimitives.WriteUInt32BigEndian(destination[(position + 16)..], info.OctetCount);
            position += SenderInfo.Length;
        }

        if (block is { } report)
        {
            report.Write(destination[position..]);
            position += ReportBlock.Length;
        }

        WriteHeader(destination[..position], block is null ? 0 : 1, sender is null ? ReceiverReport : SenderReport, ssrc);
        position += WriteName(destination[position..], ssrc);
        if (isBye)
        {
            WriteHeader(destination.Slice(position, 8), 1, Goodbye, ssrc);
            position += 8;
        }

        return position;
    }

    private static bool TryRead(ReadOnlySpan<byte> packet, uint source, bool isFirst, ref RtcpCompound value)
    {
        var count = packet[0] & 0x1F;
        switch (packet[1])
        {
            case SenderReport or ReceiverReport:
                var start = packet[1] == SenderReport ? 8 + SenderInfo.Length : 8;
                if (packet.Length < start + (count * ReportBlock.Length))
                {
                    return false;
                }

                if (isFirst)
                {
                    value = value with { Ssrc = BinaryPrimitives.ReadUInt32BigEndian(packet[4..]) };
                    value = packet[1] == SenderReport ? value with { Sender = ReadSender(packet[8..]) } : value;
                }

                ReadBlocks(packet.Slice(start, count * ReportBlock.Length), source, ref value);
                return true;
            case Goodbye:
                value = value with { IsBye = true };
                return true;
            default:
                return true; // SDES, APP, feedback: nothing we use
        }
    }

    private static void ReadBlocks(ReadOnlySpan<byte> blocks, uint source, ref RtcpCompound value)
    {
        for (; !blocks.IsEmpty; blocks = blocks[ReportBlock.Length..])
        {
            var block = ReportBlock.Read(blocks);
            if (block.Ssrc == source)
            {
                value = value with { Block = block };
            }
        }
    }

    private static SenderInfo ReadSender(ReadOnlySpan<byte> info) => new(
        BinaryPrimitives.ReadUInt64BigEndian(info),
        BinaryPrimitives.ReadUInt32BigEndian(info[8..]),
        BinaryPrimitives.ReadUInt32BigEndian(info[12..]),
        BinaryPrimitives.ReadUInt32BigEndian(info[16..]));

    private static void WriteHeader(Span<byte> packet, int count, int type, uint ssrc)
    {
        packet[0] = (byte)(0x80 | count);
        packet[1] = (byte)type;
        BinaryPrimitives.WriteUInt16BigEndian(packet[2..], (ushort)((packet.Length / 4) - 1));
        BinaryPrimitives.WriteUInt32BigEndian(packet[4..], ssrc);
    }

    private static int WriteName(Span<byte> destination, uint ssrc)
    {
        // The name is the source twice over in hexadecimal: unique, and it says nothing about the machine (RFC 7022).
        const int used = 8 + 2 + CnameLength;
        const int length = (used + 1 + 3) / 4 * 4; // at least one zero byte ends the items
        var packet = destination[..length];
        packet.Clear();
        WriteHeader(packet, 1, SourceDescription, ssrc);
        packet[8] = CnameItem;
        packet[9] = CnameLength;
        for (var i = 0; i < CnameLength; i++)
        {
            packet[10 + i] = "0123456789abcdef"u8[(int)(ssrc >> (28 - (i % 8 * 4))) & 0x0F];
        }

        return length;
    }
}
