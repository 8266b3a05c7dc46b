namespace WorkDistribution.Media.Rtcp;

/// <summary>The sender's part of a sender report (RFC 3550 section 6.4.1).</summary>
/// <param name="NtpTime">64-bit NTP time of the report.</param>
/// <param name="RtpTimestamp">The same instant on the stream's own clock.</param>
/// <param name="PacketCount">Packets sent since the start.</param>
/// <param name="OctetCount">Payload bytes sent since the start.</param>
internal readonly record struct SenderInfo(ulong NtpTime, uint RtpTimestamp, uint PacketCount, uint OctetCount)
{
    /// <summary>Bytes on the wire.</summary>
    public const int Length = 20;

    private static readonly DateTimeOffset NtpEpoch = new(1900, 1, 1, 0, 0, 0, TimeSpan.Zero);

    /// <summary>Wall clock to 64-bit NTP time.</summary>
    public static ulong ToNtp(DateTimeOffset time)
    {
        var ticks = (ulong)(time - NtpEpoch).Ticks;
        var seconds = ticks / TimeSpan.TicksPerSecond;
        var fraction = ((ticks % TimeSpan.TicksPerSecond) << 32) / TimeSpan.TicksPerSecond;
        return (seconds << 32) | fraction;
    }

    /// <summary>The middle 32 bits, in 1/65536 s: what report blocks carry.</summary>
    public static uint Compact(ulong ntp) => (uint)(ntp >> 16);
}
