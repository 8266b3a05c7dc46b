using System.Diagnostics;
using System.Text;
using WorkDistribution.Sip.Authentication;
using WorkDistribution.Sip.Messages;
using WorkDistribution.Testing;

namespace WorkDistribution.Sip.Tests.Messages;

/// <summary>Seeded mutations of real messages through everything that reads bytes or text from outside: no exception, no hang, and what is
/// accepted is written so that it reads the same. A failure prints the input; it is then kept as a case of the test of its parser.</summary>
[Category("Slow")]
public class MutationFuzzTests
{
    private const int Rounds = 8_000;
    private static readonly byte[] Spice = "\r\n\0 \t:;,<>@\"\\%?&=*[]/0189azAZ\x80\xff"u8.ToArray();

    private static readonly string[] Texts =
    [
        "sip:alice:pw@[2001:db8::1]:5060;transport=tcp;lr?subject=a%20b&x=y",
        "\"A \\\"Q\\\" B\" <sips:al%69ce@example.com:5061;user=phone>;tag=1;q=0.5;+sip.instance=\"<urn:uuid:1>\"",
        "SIP / 2.0 / UDP  host.example.com : 5060 ; branch = z9hG4bKx ;received=192.0.2.1;rport=1234",
        "Digest username=\"bob\", realm=\"biloxi.com\", nonce=\"dcd9\\\"8b\", uri=\"sip:bob@biloxi.com\", qop=auth, nc=00000001, cnonce=\"0a4f\", response=\"6629\", opaque=\"5ccc\"",
        "4711 INVITE",
    ];

    [Test]
    public void Messages_survive_mutation()
    {
        var random = new Random(4475);
        var seeds = Seeds();
        var slowest = TimeSpan.Zero;
        for (var round = 0; round < Rounds; round++)
        {
            var input = Mutate(seeds[random.Next(seeds.Count)], random);
            var started = Stopwatch.GetTimestamp();
            Guard(input, Read);
            slowest = TimeSpan.FromTicks(Math.Max(slowest.Ticks, Stopwatch.GetElapsedTime(started).Ticks));
        }

        TestContext.Out.WriteLine($"slowest input: {slowest.TotalMilliseconds:F1} ms");
    }

    [Test]
    public void Streams_survive_mutation()
    {
        var random = new Random(3261);
        var seeds = Seeds();
        for (var round = 0; round < Rounds / 4; round++)
        {
            var input = Mutate([.. seeds[random.Next(seeds.Count)], .. "\r\n\r\n"u8, .. seeds[random.Next(seeds.Count)]], random);
            Guard(input, bytes =>
            {
                var framer = new SipStreamFramer(SipParserLimits.Default);
                foreach (var piece in bytes.Chunk(1 + random.Next(200)))
                {
                    framer.Append(piece);
                    SipStreamEvent kind;
                    var events = 0;
                    while ((kind = framer.TryRead(out _, out _)) is SipStreamEvent.Message or SipStreamEvent.Ping)
                    {
                        Assert.That(++events, Is.LessThan(1_000));
                    }

                    if (kind == SipStreamEvent.Error)
                    {
                        return;
                    }
                }
            });
        }
    }

    [Test]
    public void Header_values_survive_mutation()
    {
        var random = new Random(19104);
        for (var round = 0; round < Rounds * 4; round++)
        {
            var input = Mutate(Encoding.UTF8.GetBytes(Texts[random.Next(Texts.Length)]), random);
            Guard(input, ReadText);
        }
    }

    private static void Read(byte[] input)
    {
        if (!SipParser.TryParse(input, SipParserLimits.Default, out var message, out var error))
        {
            Assert.That(error.Offset, Is.InRange(0, input.Length));
            if (SipRefusal.TryCreate(input, SipParserLimits.Default, error, out _, out var refusal))
            {
                Assert.That(SipParser.TryParse(SipSerializer.ToBytes(refusal), SipParserLimits.Default, out _, out _), Is.True);
            }

            return;
        }

        if (message is SipRequest request)
        {
            var check = SipRequestValidator.Check(request, SipCapabilities.Anything);
            var response = SipResponses.Create(request, check.IsOk ? 200 : check.Status, check.IsOk ? null : check.Phrase, "t");
            Assert.That(SipParser.TryParse(SipSerializer.ToBytes(response), SipParserLimits.Default, out _, out _), Is.True);
        }
        else
        {
            SipResponseValidator.IsUsable((SipResponse)message);
        }

        Assert.That(SipParser.TryParse(SipSerializer.ToBytes(message), new SipParserLimits { MaxMessageBytes = 1 << 20, MaxLineBytes = 1 << 16 }, out var again, out var why), Is.True, why.ToString());
        Assert.That(again!.Headers.Where(h => h.Name != "Content-Length"), Is.EqualTo(message.Headers.Where(h => h.Name != "Content-Length")));
    }

    private static void ReadText(byte[] input)
    {
        var text = Encoding.UTF8.GetString(input);
        if (SipUri.TryParse(text, out var uri))
        {
            Assert.That(SipUri.TryParse(uri.ToString(), out var again) && again == uri && again.Matches(uri), Is.True);
            _ = uri.UserDecoded + uri.AddressOfRecord;
        }

        if (NameAddress.TryParse(text, out var address))
        {
            Assert.That(NameAddress.TryParse(address.ToString(), out var again) && again == address, Is.True);
        }

        if (ViaHeader.TryParse(text, out var via))
        {
            Assert.That(ViaHeader.TryParse(via.ToString(), out var again) && again == via, Is.True);
        }

        CSeq.TryParse(text, out _);
        DigestChallenge.TryParse(text, out _);
        DigestAuthorization.TryParse(text, out _);
        Assert.That(SipHeaderList.Split(text).Count(), Is.GreaterThan(0));
    }

    private static byte[] Mutate(byte[] seed, Random random)
    {
        var bytes = seed.ToList();
        for (var count = 1 + random.Next(6); count > 0 && bytes.Count > 0; count--)
        {
            var at = random.Next(bytes.Count);
            switch (random.Next(7))
            {
                case 0:
                    bytes[at] = (byte)random.Next(256);
                    break;
                case 1:
                    bytes[at] = Spice[random.Next(Spice.Length)];
                    break;
                case 2:
                    bytes.Insert(at, Spice[random.Next(Spice.Length)]);
                    break;
                case 3:
                    bytes.RemoveRange(at, Math.Min(random.Next(1, 20), bytes.Count - at));
                    break;
                case 4:
                    bytes.InsertRange(at, bytes.GetRange(at, Math.Min(random.Next(1, 60), bytes.Count - at)));
                    break;
                case 5:
                    bytes.InsertRange(at, Enumerable.Repeat(Spice[random.Next(Spice.Length)], random.Next(1, 400)));
                    break;
                default:
                    bytes.RemoveRange(at, random.Next(4) == 0 ? bytes.Count - at : 1);
                    break;
            }
        }

        return [.. bytes];
    }

    private static void Guard(byte[] input, Action<byte[]> read)
    {
        try
        {
            read(input);
        }
        catch (Exception exception)
        {
            Assert.Fail($"{exception.Message}\ninput (base64): {Convert.ToBase64String(input)}\n{exception.StackTrace}");
        }
    }

    private static List<byte[]> Seeds()
    {
        var seeds = new List<byte[]>
        {
            "INVITE sip:a@b SIP/2.0\r\nVia: SIP/2.0/UDP h;branch=z9hG4bK1\r\nMax-Forwards: 70\r\nFrom: \"A\" <sip:x@y>;tag=1\r\nTo: <sip:a@b>\r\nCall-ID: 1\r\nCSeq: 1 INVITE\r\nContact: <sip:x@h>\r\nContent-Type: application/sdp\r\nContent-Length: 4\r\n\r\nv=0\n"u8.ToArray(),
            "SIP/2.0 200 OK\r\nVia: SIP/2.0/TCP h;branch=z9hG4bK1\r\nFrom: <sip:x@y>;tag=1\r\nTo: <sip:a@b>;tag=2\r\nCall-ID: 1\r\nCSeq: 1 BYE\r\nl: 0\r\n\r\n"u8.ToArray(),
        };
        if (SharedData.Find("vectors/rfc4475") is { } folder)
        {
            seeds.AddRange(Directory.GetFiles(folder, "*.dat").Order(StringComparer.Ordinal).Select(File.ReadAllBytes));
        }

        return seeds;
    }
}
