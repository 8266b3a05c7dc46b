using WorkDistribution.Media.Rtp;

namespace WorkDistribution.Media.Tests.Rtp;

[TestFixture]
public sealed class RtpPacketTests
{
    [Test]
    public void A_written_header_is_read_back()
    {
        var packet = new byte[15];
        RtpPacket.WriteHeader(packet, 101, true, 65535, 0xFFFFFFF0, 0xCAFEBABE);
        packet[12] = 1;
        Assert.That(RtpPacket.TryParse(packet, out var read), Is.True);
        Assert.That(read.PayloadType, Is.EqualTo(101));
        Assert.That(read.Marker, Is.True);
        Assert.That(read.SequenceNumber, Is.EqualTo(65535));
        Assert.That(read.Timestamp, Is.EqualTo(0xFFFFFFF0));
        Assert.That(read.Ssrc, Is.EqualTo(0xCAFEBABE));
        Assert.That(read.Payload.ToArray(), Is.EqualTo(new byte[] { 1, 0, 0 }));
    }

    [TestCase("80000001000000020000000341", true, "41", TestName = "A plain packet")]
    [TestCase("800000010000000200000003", true, "", TestName = "A packet without payload")]
    [TestCase("8200000100000002000000030000000A0000000B41", true, "41", TestName = "Two contributing sources")]
    [TestCase("900000010000000200000003BEDE00010102030441", true, "41", TestName = "A header extension")]
    [TestCase("A0000001000000020000000341000002", true, "4100", TestName = "Padding of two bytes")]
    [TestCase("A00000010000000200000003410000FF", false, "", TestName = "Padding longer than the packet")]
    [TestCase("A000000100000002000000034100", false, "", TestName = "Padding of nothing")]
    [TestCase("8F0000010000000200000003", false, "", TestName = "Contributing sources that are not there")]
    [TestCase("900000010000000200000003BEDE0009", false, "", TestName = "A header extension longer than the packet")]
    [TestCase("900000010000000200000003", false, "", TestName = "A header extension that is not there")]
    [TestCase("4000000100000002000000034141", false, "", TestName = "Version 1")]
    [TestCase("8000000100000002000000", false, "", TestName = "Too short")]
    public void A_datagram_is_read_or_refused(string hex, bool isGood, string payload)
    {
        Assert.That(RtpPacket.TryParse(Convert.FromHexString(hex), out var packet), Is.EqualTo(isGood));
        Assert.That(Convert.ToHexString(packet.Payload), Is.EqualTo(payload));
    }

    [Test]
    public void Any_bytes_are_read_or_refused_without_an_exception()
    {
        var random = new Random(1);
        var buffer = new byte[64];
        for (var i = 0; i < 300_000; i++)
        {
            random.NextBytes(buffer);
            buffer[0] = (byte)(0x80 | (buffer[0] & 0x3F));
            var datagram = buffer.AsSpan(0, random.Next(buffer.Length));
            if (RtpPacket.TryParse(datagram, out var packet))
            {
                Assert.That(packet.Payload.Length, Is.LessThanOrEqualTo(datagram.Length - 12));
            }
        }
    }

    [TestCase('0', 0)]
    [TestCase('9', 9)]
    [TestCase('*', 10)]
    [TestCase('#', 11)]
    [TestCase('d', 15)]
    public void Keys_have_their_event_codes(char digit, int code)
    {
        Assert.That(TelephoneEvent.TryGetCode(digit, out var found), Is.True);
        Assert.That(found, Is.EqualTo(code));
        Assert.That(new TelephoneEvent(found, false, 0).Digit, Is.EqualTo(char.ToUpperInvariant(digit)));
    }

    [Test]
    public void Events_that_are_no_key_have_no_digit()
    {
        Assert.That(new TelephoneEvent(16, false, 0).Digit, Is.Null);
        Assert.That(TelephoneEvent.TryGetCode('w', out _), Is.False);
        Assert.That(TelephoneEvent.TryParse([1, 2, 3], out _), Is.False);
    }
}
