using System.Net;
using System.Text;
using WorkDistribution.Media.Sdp;

namespace WorkDistribution.Media.Tests.Sdp;

[TestFixture]
internal sealed class SdpParserTests
{
    private const string Sample =
        "v=0\r\no=alice 2890844526 2890844526 IN IP4 host.example.com\r\ns=\r\nc=IN IP4 192.0.2.1\r\nb=AS:64\r\nt=0 0\r\na=tool:x\r\n" +
        "m=audio 49170/2 RTP/AVP 0 8 97\r\na=rtpmap:97 iLBC/8000\r\na=sendonly\r\nm=video 51372 RTP/AVP 31\r\nc=IN IP6 ::1\r\n";

    [Test]
    public void Streams_keep_their_own_lines()
    {
        Assert.That(SdpParser.TryParse(Encoding.ASCII.GetBytes(Sample), out var description, out _), Is.True);
        Assert.That(description.Origin, Does.StartWith("alice "));
        Assert.That(description.Attributes, Is.EqualTo(new[] { new SdpAttribute("tool", "x") }));
        Assert.That(description.Media, Has.Count.EqualTo(2));
        Assert.That(description.Media[0].Formats, Is.EqualTo(new[] { "0", "8", "97" }));
        Assert.That(description.Media[0].EncodingOf("97"), Is.EqualTo("iLBC/8000"));
        Assert.That(description.DirectionOf(description.Media[0]), Is.EqualTo(SdpDirection.SendOnly));
        Assert.That(description.ConnectionOf(description.Media[0])!.Value.Address, Is.EqualTo(IPAddress.Parse("192.0.2.1")));
        Assert.That(description.ConnectionOf(description.Media[1])!.Value.Address, Is.EqualTo(IPAddress.IPv6Loopback));
    }

    [TestCase("", SdpFault.Empty, 0)]
    [TestCase("\r\n\r\n", SdpFault.Empty, 0)]
    [TestCase("v=1\r\n", SdpFault.Version, 0)]
    [TestCase("hello", SdpFault.Line, 0)]
    [TestCase("v=0\r\nx\r\n", SdpFault.Line, 5)]
    [TestCase("v=0\nc=IN\n", SdpFault.Connection, 4)]
    [TestCase("v=0\nc=IN IP5 1.2.3.4\n", SdpFault.Connection, 4)]
    [TestCase("v=0\nm=audio\n", SdpFault.Media, 4)]
    [TestCase("v=0\nm=audio x RTP/AVP 0\n", SdpFault.Media, 4)]
    [TestCase("v=0\nm=audio 70000 RTP/AVP 0\n", SdpFault.Media, 4)]
    public void What_cannot_be_read_is_refused_with_its_place(string text, SdpFault fault, int offset)
    {
        Assert.That(SdpParser.TryParse(Encoding.ASCII.GetBytes(text), out _, out var error), Is.False);
        Assert.That(error, Is.EqualTo(new SdpError(fault, offset)));
    }

    [Test]
    public void Limits_hold()
    {
        AssertFault(SdpFault.TooLong, "v=0\n" + new string('a', SdpParser.MaxLength));
        AssertFault(SdpFault.TooManyLines, "v=0\n" + string.Concat(Enumerable.Repeat("b=1\n", SdpParser.MaxLines)));
        AssertFault(SdpFault.TooManyStreams, "v=0\n" + string.Concat(Enumerable.Repeat("m=audio 1 RTP/AVP 0\n", SdpParser.MaxMedia + 1)));
        AssertFault(SdpFault.Media, "v=0\nm=audio 1 RTP/AVP " + string.Join(' ', Enumerable.Range(0, 200)) + "\n");

        static void AssertFault(SdpFault fault, string text)
        {
            Assert.That(SdpParser.TryParse(Encoding.ASCII.GetBytes(text), out _, out var error), Is.False);
            Assert.That(error.Fault, Is.EqualTo(fault));
        }
    }

    [Test]
    public void Mutated_descriptions_are_answered_or_refused_without_an_exception()
    {
        var random = new Random(3);
        var seed = Encoding.ASCII.GetBytes(Sample);
        var pieces = new[] { "m=audio 1 RTP/AVP 0\r\n", "a=rtcp:", "c=IN IP4 ", "a=rtpmap:", "\r\n", " ", "=", "65536", "-1", "\0", "é" };
        for (var i = 0; i < 30_000; i++)
        {
            var text = new List<byte>(seed);
            for (var changes = random.Next(1, 6); changes > 0 && text.Count > 0; changes--)
            {
                var at = random.Next(text.Count);
                switch (random.Next(4))
                {
                    case 0:
                        text[at] = (byte)random.Next(256);
                        break;
                    case 1:
                        text.RemoveRange(at, Math.Min(random.Next(30), text.Count - at));
                        break;
                    case 2:
                        text.InsertRange(at, Encoding.UTF8.GetBytes(pieces[random.Next(pieces.Length)]));
                        break;
                    default:
                        text.InsertRange(at, text.GetRange(0, Math.Min(random.Next(80), text.Count)));
                        break;
                }
            }

            var negotiator = new MediaNegotiator(new IPEndPoint(IPAddress.Loopback, 20000), 1);
            var isAnswered = negotiator.TryAnswer([.. text], out var answer, out var problem);
            Assert.That(isAnswered ? SdpParser.TryParse(answer, out _, out _) : problem.Length > 0, Is.True);
        }
    }
}
