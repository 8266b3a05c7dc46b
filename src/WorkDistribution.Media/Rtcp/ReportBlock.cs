using System.Buffers.Binary;

namespace WorkDistribution.Media.Rtcp;

/// <summary>How one source is received (RFC 3550 section 6.4.1).</summary>
/// <param name="Ssrc">The source that is reported on.</param>
/// <param name="FractionLost">Loss since the last report, of 256.</param>
/// <param name="CumulativeLost">Loss since the start, signed 24 bit.</param>
/// <param name="HighestSequence">Extended highest sequence number.</param>
/// <param name="Jitter">Interarrival jitter in timestamp units.</param>
/// <param name="LastSenderReport">Middle 32 bits of the last sender report's NTP time; 0 when none.</param>
/// <param name="DelaySinceLast">Since that report, in 1/65536 s.</param>
internal readonly record struct ReportBlock(
    uint Ssrc,
    byte FractionLost,
    int CumulativeLost,
    uint HighestSequence,
    uint Jitter,
    uint LastSenderReport,
    uint DelaySinceLast)
{
    /// <summary>Bytes of one block.</summary>
    public const int Length = 24;

    /// <summary>Reads a block of <see cref="Length"/> bytes.</summary>
    public static ReportBlock Read(ReadOnlySpan<byte> block)
    {
        var lost = (int)(BinaryPrimitives.ReadUInt32BigEndian(block[4..]) & 0xFFFFFF);
        return new ReportBlock(
            BinaryPrimitives.ReadUInt32BigEndian(block),
            block[4],
            (lost << 8) >> 8,
            BinaryPrimitives.ReadUInt32BigEndian(block[8..]),
            BinaryPrimitives.ReadUInt32BigEndian(block[12..]),
            BinaryPrimitives.ReadUInt32BigEndian(block[16..]),
            BinaryPrimitives.ReadUInt32BigEndian(block[20..]));
    }

    /// <summary>Writes <see cref="Length"/> bytes.</summary>
    public void Write(Span<byte> destination)
    {
        BinaryPrimitives.WriteUInt32BigEndian(destination, Ssrc);
        BinaryPrimitives.WriteUInt32BigEndian(destination[4..], (uint)(CumulativeLost & 0xFFFFFF));
        destination[4] = FractionLost;
        BinaryPrimitives.WriteUInt32BigEndian(destination[8..], HighestSequence);
        BinaryPrimitives.WriteUInt32BigEndian(destination[12..], Jitter);
        BinaryPrimitives.WriteUInt32BigEndian(destination[16..], LastSenderReport);
        BinaryPrimitives.WriteUInt32BigEndian(destination[20..], DelaySinceLast);
    }
}
