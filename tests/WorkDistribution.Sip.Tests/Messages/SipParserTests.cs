using System.Text;
using WorkDistribution.Sip.Messages;

namespace WorkDistribution.Sip.Tests.Messages;

public class SipParserTests
{
    private const string Head = "OPTIONS sip:a@b SIP/2.0\r\nVia: SIP/2.0/UDP h;branch=z9hG4bK1\r\nFrom: <sip:x@y>;tag=1\r\nTo: <sip:a@b>\r\nCall-ID: 1\r\nCSeq: 1 OPTIONS\r\n";

    [TestCase("a", "Accept-Contact")]
    [TestCase("b", "Referred-By")]
    [TestCase("c", "Content-Type")]
    [TestCase("d", "Request-Disposition")]
    [TestCase("e", "Content-Encoding")]
    [TestCase("f", "From")]
    [TestCase("I", "Call-ID")]
    [TestCase("j", "Reject-Contact")]
    [TestCase("k", "Supported")]
    [TestCase("m", "Contact")]
    [TestCase("n", "Identity-Info")]
    [TestCase("o", "Event")]
    [TestCase("r", "Refer-To")]
    [TestCase("s", "Subject")]
    [TestCase("T", "To")]
    [TestCase("u", "Allow-Events")]
    [TestCase("v", "Via")]
    [TestCase("x", "Session-Expires")]
    [TestCase("y", "Identity")]
    [TestCase("call-id", "Call-ID")]
    [TestCase("www-AUTHENTICATE", "WWW-Authenticate")]
    [TestCase("X-Own-Name", "X-Own-Name")]
    public void Header_names_are_kept_as_the_RFC_writes_them(string written, string kept)
    {
        var message = Parse($"OPTIONS sip:a@b SIP/2.0\r\n{written} : v\r\n\r\n");

        Assert.That(message.Headers.Single(), Is.EqualTo(new SipHeader(kept, "v")));
    }

    [Test]
    public void A_response_is_read()
    {
        var response = (SipResponse)Parse("SIP/2.0 180 Ringing now\r\nl: 0\r\n\r\n");

        Assert.That((response.StatusCode, response.ReasonPhrase), Is.EqualTo((180, "Ringing now")));
    }

    [Test]
    public void Line_ends_and_zero_bytes_before_the_message_are_passed_over()
    {
        Assert.That(Parse("\r\n\r\n\0\n" + Head + "\r\n"), Is.InstanceOf<SipRequest>());
    }

    [Test]
    public void A_bare_line_feed_ends_a_line()
    {
        var message = Parse((Head + "Subject: a\r\n b\r\n\r\nbody").Replace("\r\n", "\n"));

        Assert.That(message.Headers.Get("Subject"), Is.EqualTo("a b"));
        Assert.That(Encoding.ASCII.GetString(message.Body.Span), Is.EqualTo("body"));
    }

    [Test]
    public void Folds_become_one_space_wherever_they_are()
    {
        Assert.That(Parse("OPTIONS sip:a@b SIP/2.0\r\nSubject:\r\n  one  \r\n\t two\r\n \r\n three\r\n\r\n").Headers.Get("Subject"), Is.EqualTo("one two three"));
    }

    [Test]
    public void Without_Content_Length_a_datagram_is_body_to_its_end()
    {
        Assert.That(Parse(Head + "\r\nabc").Body.Length, Is.EqualTo(3));
    }

    [Test]
    public void Bytes_beyond_Content_Length_are_ignored()
    {
        Assert.That(Parse(Head + "Content-Length: 2\r\n\r\nabc").Body.Length, Is.EqualTo(2));
    }

    [Test]
    public void Two_equal_Content_Lengths_agree()
    {
        Assert.That(Parse(Head + "Content-Length: 2\r\nl: 02\r\n\r\nabc").Body.Length, Is.EqualTo(2));
    }

    [TestCase("", SipParseErrorReason.Empty, 0)]
    [TestCase("\r\n\r\n", SipParseErrorReason.Empty, 0)]
    [TestCase("garbage", SipParseErrorReason.Unterminated, 7)]
    [TestCase("garbage\r\n\r\n", SipParseErrorReason.BadStartLine, 0)]
    [TestCase("GET / HTTP/1.1\r\n\r\n", SipParseErrorReason.BadStartLine, 0)]
    [TestCase("OP(S sip:a@b SIP/2.0\r\n\r\n", SipParseErrorReason.BadStartLine, 0)]
    [TestCase("OPTIONS sip:a@b SIP/3.0\r\n\r\n", SipParseErrorReason.UnsupportedVersion, 16)]
    [TestCase("OPTIONS sip: SIP/2.0\r\n\r\n", SipParseErrorReason.BadRequestUri, 8)]
    [TestCase("SIP/2.0 99 x\r\n\r\n", SipParseErrorReason.BadStatusCode, 8)]
    [TestCase("SIP/2.0 700 x\r\n\r\n", SipParseErrorReason.BadStatusCode, 8)]
    [TestCase("OPTIONS sip:a@b SIP/2.0\r\nno colon\r\n\r\n", SipParseErrorReason.BadHeader, 25)]
    [TestCase("OPTIONS sip:a@b SIP/2.0\r\n: v\r\n\r\n", SipParseErrorReason.BadHeader, 25)]
    [TestCase("OPTIONS sip:a@b SIP/2.0\r\n folded: v\r\n\r\n", SipParseErrorReason.BadHeader, 25)]
    [TestCase("OPTIONS sip:a@b SIP/2.0\r\nA: x\ry\r\n\r\n", SipParseErrorReason.StrayCarriageReturn, 29)]
    [TestCase("OPTIONS sip:a@b SIP/2.0\r\nA: x\r\n", SipParseErrorReason.Unterminated, 31)]
    [TestCase("OPTIONS sip:a@b SIP/2.0\r\nl: 5\r\n\r\nabc", SipParseErrorReason.BodyTooShort, 36)]
    [TestCase("OPTIONS sip:a@b SIP/2.0\r\nl: +5\r\n\r\nabcdef", SipParseErrorReason.BadContentLength, 25)]
    [TestCase("OPTIONS sip:a@b SIP/2.0\r\nl:\r\n\r\n", SipParseErrorReason.BadContentLength, 25)]
    [TestCase("OPTIONS sip:a@b SIP/2.0\r\nl: 99999999999999999999\r\n\r\n", SipParseErrorReason.BadContentLength, 25)]
    public void An_error_says_why_and_where(string text, SipParseErrorReason reason, int offset)
    {
        var parsed = SipParser.TryParse(Encoding.UTF8.GetBytes(text), SipParserLimits.Default, out var message, out var error);

        Assert.That(parsed, Is.False);
        Assert.That(message, Is.Null);
        Assert.That(error, Is.EqualTo(new SipParseError(reason, offset)));
    }

    [Test]
    public void Each_limit_is_kept()
    {
        var limits = new SipParserLimits { MaxMessageBytes = 400, MaxLineBytes = 50, MaxStartLineBytes = 40, MaxHeaders = 3 };

        Assert.Multiple(() =>
        {
            Assert.That(Error(new string('x', 401), limits), Is.EqualTo(SipParseErrorReason.MessageTooLong));
            Assert.That(Error($"OPTIONS sip:{new string('a', 30)}@b SIP/2.0\r\n\r\n", limits), Is.EqualTo(SipParseErrorReason.StartLineTooLong));
            Assert.That(Error($"OPTIONS sip:{new string('a', 30)}", limits), Is.EqualTo(SipParseErrorReason.StartLineTooLong));
            Assert.That(Error($"OPTIONS sip:b SIP/2.0\r\nA: {new string('a', 50)}\r\n\r\n", limits), Is.EqualTo(SipParseErrorReason.LineTooLong));
            Assert.That(Error($"OPTIONS sip:b SIP/2.0\r\nA: {new string('a', 30)}\r\n {new string('a', 30)}\r\n\r\n", limits), Is.EqualTo(SipParseErrorReason.LineTooLong));
            Assert.That(Error("OPTIONS sip:b SIP/2.0\r\nA: 1\r\nA: 1\r\nA: 1\r\nA: 1\r\n\r\n", limits), Is.EqualTo(SipParseErrorReason.TooManyHeaders));
            Assert.That(Error("OPTIONS sip:b SIP/2.0\r\nA: 1\r\nA: 1\r\nA: 1\r\n\r\n", limits), Is.EqualTo(SipParseErrorReason.None));
        });
    }

    [Test]
    public void A_refusal_goes_to_nobody_for_a_response_an_ACK_and_a_request_without_Via()
    {
        Assert.Multiple(() =>
        {
            Assert.That(Refusal("SIP/2.0 1 x\r\nVia: SIP/2.0/UDP h;branch=z9hG4bK1\r\nCall-ID: 1\r\nCSeq: 1 A\r\n\r\n"), Is.Null);
            Assert.That(Refusal(Head.Replace("OPTIONS sip:a@b", "ACK <>") + "\r\n"), Is.Null);
            Assert.That(Refusal("OPTIONS <> SIP/2.0\r\nCall-ID: 1\r\nCSeq: 1 OPTIONS\r\n\r\n"), Is.Null);
            Assert.That(Refusal("\r\n\r\n"), Is.Null);
            Assert.That(Refusal(Head.Replace("sip:a@b SIP", "<> SIP") + "\r\n")!.StatusCode, Is.EqualTo(400));
        });
    }

    private static SipResponse? Refusal(string text)
    {
        var bytes = Encoding.UTF8.GetBytes(text);
        Assert.That(SipParser.TryParse(bytes, SipParserLimits.Default, out _, out var error), Is.False);
        return SipRefusal.TryCreate(bytes, SipParserLimits.Default, error, out _, out var refusal) ? refusal : null;
    }

    private static SipMessage Parse(string text) =>
        SipParser.TryParse(Encoding.UTF8.GetBytes(text), SipParserLimits.Default, out var message, out var error) ? message : throw new InvalidOperationException(error.ToString());

    private static SipParseErrorReason Error(string text, SipParserLimits limits)
    {
        SipParser.TryParse(Encoding.UTF8.GetBytes(text), limits, out _, out var error);
        return error.Reason;
    }
}
