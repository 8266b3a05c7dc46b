using WorkDistribution.Media.Rtcp;

namespace WorkDistribution.Media.Tests.Rtcp;

[TestFixture]
public sealed class RtcpCompoundTests
{
    private static readonly SenderInfo Info = new(0x0102030405060708, 1000, 50, 8000);
    private static readonly ReportBlock Block = new(0xAABBCCDD, 12, -3, 0x10005, 44, 0x11112222, 65536);

    [TestCase(true, true, true)]
    [TestCase(true, false, false)]
    [TestCase(false, true, false)]
    [TestCase(false, false, true)]
    public void What_is_written_is_read_back(bool isSender, bool hasBlock, bool isBye)
    {
        var buffer = new byte[RtcpCompound.MaxLength];
        var length = RtcpCompound.Write(buffer, 0x12345678, isSender ? Info : null, hasBlock ? Block : null, isBye);
        Assert.That(length % 4, Is.Zero);
        Assert.That(RtcpCompound.TryParse(buffer.AsSpan(0, length), Block.Ssrc, out var read), Is.True);
        Assert.That(read, Is.EqualTo(new RtcpCompound(0x12345678, isSender ? Info : null, hasBlock ? Block : null, isBye)));
        Assert.That(buffer[1], Is.EqualTo(isSender ? 200 : 201));
    }

    [Test]
    public void The_block_about_our_source_is_picked_out_of_many()
    {
        var packet = new byte[8 + (24 * 2)];
        packet[0] = 0x82;
        packet[1] = 201;
        packet[3] = (byte)((packet.Length / 4) - 1);
        (Block with { Ssrc = 1 }).Write(packet.AsSpan(8));
        (Block with { Ssrc = 2 }).Write(packet.AsSpan(32));
        Assert.That(RtcpCompound.TryParse(packet, 2, out var read), Is.True);
        Assert.That(read.Block!.Value.Ssrc, Is.EqualTo(2));
        Assert.That(RtcpCompound.TryParse(packet, 3, out read), Is.True);
        Assert.That(read.Block, Is.Null);
    }

    [TestCase("", TestName = "Nothing")]
    [TestCase("80C80001", TestName = "Too short")]
    [TestCase("80CA00010000000100000000", TestName = "A description first")]
    [TestCase("81C9000100000001", TestName = "A block that is not there")]
    [TestCase("80C9000900000001", TestName = "A length beyond the end")]
    [TestCase("00C9000100000001", TestName = "Version 0")]
    public void What_is_no_RTCP_is_refused(string hex) =>
        Assert.That(RtcpCompound.TryParse(Convert.FromHexString(hex), 1, out _), Is.False);

    [Test]
    public void Any_bytes_are_read_or_refused_without_an_exception()
    {
        var random = new Random(2);
        var good = new byte[RtcpCompound.MaxLength];
        var length = RtcpCompound.Write(good, 1, Info, Block, true);
        for (var i = 0; i < 200_000; i++)
        {
            var mutated = good[..random.Next(length + 1)];
            for (var changes = random.Next(4); changes > 0 && mutated.Length > 0; changes--)
            {
                mutated[random.Next(mutated.Length)] = (byte)random.Next(256);
            }

            _ = RtcpCompound.TryParse(mutated, Block.Ssrc, out _);
        }

        Assert.That(RtcpCompound.TryParse(good.AsSpan(0, length), Block.Ssrc, out _), Is.True);
    }

    [Test]
    public void NTP_time_counts_from_1900()
    {
        var ntp = SenderInfo.ToNtp(new DateTimeOffset(1970, 1, 1, 0, 0, 0, 500, TimeSpan.Zero));
        Assert.That(ntp >> 32, Is.EqualTo(2208988800));
        Assert.That((uint)ntp, Is.EqualTo(0x80000000));
    }
}
