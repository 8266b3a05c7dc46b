using System.Diagnostics;
using System.Text;
using WorkDistribution.Voice.Documents;

namespace WorkDistribution.Voice.Tests.Documents;

/// <summary>Seeded mutations of real documents: whatever comes, the reader answers and never throws.</summary>
[Category("Slow")]
public sealed class DocumentFuzzTests
{
    private static readonly string[] Seeds =
    [
        "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<Response><Gather numDigits=\"1\" action=\"/menu\"><Say voice=\"alice\">Press <emphasis level=\"strong\">one</emphasis></Say></Gather><Redirect/></Response>",
        "<Response><Dial timeout=\"20\" record=\"true\"><Number sendDigits=\"w1\">+15550100</Number><Sip>sip:a@b?x=y</Sip><Client><Identity>a</Identity><Parameter name=\"a\" value=\"b\"/></Client></Dial></Response>",
        "<!DOCTYPE html><html><head><title>Error &amp; more</title></head><body><p>x<table><tr><td><b><i>y</b></body></html>",
        "<Response><Record maxLength=\"5\" finishOnKey=\"#\"/><Play loop=\"2\">https://example.com/a.mp3</Play><Pause length=\"2\"/><Hangup/></Response>",
        "<Response><Start><Stream name=\"a\" url=\"wss://a.test/\" track=\"both_tracks\"><Parameter name=\"a\" value=\"b\"/></Stream></Start><Stop><Stream name=\"a\"/></Stop><Connect action=\"/x\"><Stream url=\"/y\"/></Connect></Response>",
        "<Response><Message to=\"+15550100\" action=\"/told\"><Body>Hello</Body><Media>/cat.png</Media></Message><Sms from=\"+15550101\">Bye</Sms></Response>",
        "Just words, spoken.",
    ];

    private static readonly string[] Pieces =
        ["<Response>", "</Response>", "<Say>", "<![CDATA[", "]]>", "<!--", "-->", "&#x0;", "&amp;", "&lt", "<?xml ?>", "\"", "'", "<", ">", "/", "=", "\0", "\uFEFF", "<Dial><Sip>", "xml:lang", "encoding=\"utf-16\"", "<!DOCTYPE a [<!ENTITY b \"c\">]>", "99999999999999999999", "-1", "🎵"];

    private static readonly string[] Types = ["text/xml", "text/html", "text/plain", "", "application/xml; charset=utf-16", "text/xml; charset=nonsense", "text/xml;;;=", "audio/", "text/html; charset=\"iso-8859-1"];

    [TestCase(1)]
    [TestCase(2)]
    [TestCase(3)]
    public void A_mutated_document_never_throws_and_never_hangs(int seed)
    {
        var random = new Random(seed);
        var reader = new DocumentReader(seed % 2 == 0 ? DocumentKind.Message : DocumentKind.Voice);
        for (var i = 0; i < 15_000; i++)
        {
            var bytes = Mutate(random);
            var document = reader.Read(Types[random.Next(Types.Length)], bytes);
            if (document.Verbs.IsEmpty && document.Problems.IsEmpty && !Encoding.UTF8.GetString(bytes).Contains("Response", StringComparison.Ordinal) && !bytes.Contains((byte)0) && bytes.Length > 0)
            {
                Assert.Fail($"Nothing came of {Encoding.UTF8.GetString(bytes)}");
            }
        }
    }

    private static byte[] Mutate(Random random)
    {
        var text = new StringBuilder(Seeds[random.Next(Seeds.Length)]);
        for (var n = random.Next(1, 5); n > 0; n--)
        {
            var at = random.Next(text.Length + 1);
            switch (random.Next(4))
            {
                case 0:
                    text.Insert(at, Pieces[random.Next(Pieces.Length)]);
                    break;
                case 1:
                    text.Remove(at, Math.Min(random.Next(12), text.Length - at));
                    break;
                case 2:
                    text.Insert(at, text.ToString(at, Math.Min(random.Next(60), text.Length - at)));
                    break;
                default:
                    text.Insert(at, (char)random.Next(0x20, 0x3000));
                    break;
            }
        }

        var bytes = Encoding.UTF8.GetBytes(text.ToString());
        if (bytes.Length > 0 && random.Next(4) == 0)
        {
            bytes[random.Next(bytes.Length)] = (byte)random.Next(256);
        }

        return bytes;
    }
}
