using System.Text;
using WorkDistribution.Sip.Messages;

namespace WorkDistribution.Sip.Tests.Messages;

public class SipSerializerTests
{
    private static readonly SipUri Uri = new() { User = "a", Host = "b" };

    [Test]
    public void Content_Length_is_that_of_the_body_whatever_the_headers_say()
    {
        var request = new SipRequest("INFO", Uri, SipHeaders.Empty.With("Content-Length", "99").With("l", "7").With("Subject", "é"), "body"u8.ToArray());

        Assert.That(Text(request), Is.EqualTo("INFO sip:a@b SIP/2.0\r\nSubject: é\r\nContent-Length: 4\r\n\r\nbody"));
    }

    [Test]
    public void A_line_end_in_a_value_adds_no_header()
    {
        var headers = SipHeaders.Empty
            .With("X-Name", "a\r\nX-Evil: 1\r\n\r\nbody")
            .With("X-Evil: 2\r\nX", "b")
            .With("", "c")
            .With("To", new NameAddress { DisplayName = "x\r\nX-Evil: 3", Uri = Uri }.ToString());
        var request = new SipRequest("INFO", Uri with { User = "a\r\nX-Evil: 4" }, headers, default);

        Assert.That(Text(request).Split("\r\n"), Is.EqualTo(new[]
        {
            "INFO sip:a  X-Evil: 4@b SIP/2.0", "X-Name: a  X-Evil: 1    body", "To: \"x  X-Evil: 3\" <sip:a@b>", "Content-Length: 0", "", "",
        }));
    }

    [Test]
    public void A_reason_phrase_adds_no_header_either()
    {
        Assert.That(Text(new SipResponse(486, "Busy\r\nX: y", SipHeaders.Empty, default)), Is.EqualTo("SIP/2.0 486 Busy  X: y\r\nContent-Length: 0\r\n\r\n"));
    }

    [Test]
    public void A_response_repeats_what_identifies_the_request_and_adds_our_tag()
    {
        var request = new SipRequest("INVITE", Uri, new SipHeaders(
        [
            new("Via", "SIP/2.0/UDP h1;branch=z9hG4bK1"),
            new("Record-Route", "<sip:p;lr>"),
            new("Via", "SIP/2.0/UDP h2;branch=z9hG4bK2"),
            new("From", "<sip:x@y>;tag=f"),
            new("To", "sip:a@b"),
            new("Call-ID", "c"),
            new("CSeq", "1 INVITE"),
            new("Timestamp", "54"),
            new("Subject", "s"),
        ]), default);

        Assert.Multiple(() =>
        {
            Assert.That(Text(SipResponses.Create(request, 180, toTag: "t")), Is.EqualTo(
                "SIP/2.0 180 Ringing\r\nVia: SIP/2.0/UDP h1;branch=z9hG4bK1\r\nRecord-Route: <sip:p;lr>\r\nVia: SIP/2.0/UDP h2;branch=z9hG4bK2\r\n"
                + "From: <sip:x@y>;tag=f\r\nTo: <sip:a@b>;tag=t\r\nCall-ID: c\r\nCSeq: 1 INVITE\r\nContent-Length: 0\r\n\r\n"));
            Assert.That(SipResponses.Create(request, 100).Headers.Select(h => h.Name), Is.EqualTo(new[] { "Via", "Via", "From", "To", "Call-ID", "CSeq", "Timestamp" }));
            Assert.That(SipResponses.Create(request, 486, toTag: "t").Headers.Get("Record-Route"), Is.Null);
            Assert.That(SipResponses.Create(request, 486, "Gone Fishing", "t", [new("Retry-After", "9")]).Headers.RetryAfter(), Is.EqualTo(9));
        });
    }

    [Test]
    public void A_tag_that_is_there_stays()
    {
        var request = new SipRequest("BYE", Uri, SipHeaders.Empty.With("To", "<sip:a@b>;tag=old"), default);

        Assert.That(SipResponses.Create(request, 200, toTag: "new").Headers.To()!.Tag, Is.EqualTo("old"));
    }

    private static string Text(SipMessage message) => Encoding.UTF8.GetString(SipSerializer.ToBytes(message));
}
