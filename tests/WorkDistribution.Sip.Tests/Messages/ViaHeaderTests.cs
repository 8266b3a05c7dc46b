using WorkDistribution.Sip.Messages;

namespace WorkDistribution.Sip.Tests.Messages;

public class ViaHeaderTests
{
    [TestCase("SIP/2.0/UDP 192.0.2.1:5060;branch=z9hG4bKa;rport", "SIP/2.0/UDP 192.0.2.1:5060;branch=z9hG4bKa;rport")]
    [TestCase("SIP / 2.0 / tcp  host.example ; branch = x", "SIP/2.0/TCP host.example;branch=x")]
    [TestCase("SIP/2.0/UDP [2001:db8::9:1]:5062;received=2001:db8::1", "SIP/2.0/UDP [2001:db8::9:1]:5062;received=2001:db8::1")]
    [TestCase("SIP/2.0/UDP host : 5070 ;ttl=16", "SIP/2.0/UDP host:5070;ttl=16")]
    public void A_Via_is_read(string text, string written)
    {
        Assert.That(ViaHeader.TryParse(text, out var via), Is.True);
        Assert.That(via!.ToString(), Is.EqualTo(written));
    }

    [TestCase("")]
    [TestCase("SIP/2.0/UDP")]
    [TestCase("SIP/2.0 UDP host")]
    [TestCase("HTTP/2.0/UDP host")]
    [TestCase("SIP/2.0/UDP host:99999")]
    [TestCase("SIP/2.0/UDP host:")]
    [TestCase("SIP/2.0/UDP host x")]
    [TestCase("SIP/2.0/UDP 192.0.2.15;;,;,,")]
    public void What_is_no_Via_is_refused(string text)
    {
        Assert.That(ViaHeader.TryParse(text, out _), Is.False);
    }

    [Test]
    public void Received_and_rport_are_filled_in_their_places()
    {
        ViaHeader.TryParse("SIP/2.0/UDP h;rport;branch=z9hG4bKa", out var via);

        Assert.That((via!.HasRPort, via.RPort, via.Received), Is.EqualTo((true, (int?)null, (string?)null)));

        via = via.WithParameter("rport", "1234").WithParameter("received", "192.0.2.9");

        Assert.That(via.ToString(), Is.EqualTo("SIP/2.0/UDP h;rport=1234;branch=z9hG4bKa;received=192.0.2.9"));
        Assert.That((via.RPort, via.Received), Is.EqualTo(((int?)1234, "192.0.2.9")));
    }

    [TestCase("z9hG4bK", false)]
    [TestCase("z9hG4bKx", true)]
    [TestCase("1", false)]
    public void A_branch_tells_whether_its_writer_knows_RFC_3261(string branch, bool expected)
    {
        ViaHeader.TryParse($"SIP/2.0/UDP h;branch={branch}", out var via);

        Assert.That(via!.HasRfc3261Branch, Is.EqualTo(expected));
    }

    [Test]
    public void The_topmost_of_a_joined_list_is_replaced_alone()
    {
        var headers = SipHeaders.Empty.With("Via", "SIP/2.0/UDP a;branch=1, SIP/2.0/UDP b;branch=2").With("Via", "SIP/2.0/UDP c;branch=3");

        headers = headers.WithTopVia(headers.TopVia()!.WithParameter("received", "192.0.2.1"));

        Assert.That(headers.Vias().Select(v => v.ToString()), Is.EqualTo(new[]
        {
            "SIP/2.0/UDP a;branch=1;received=192.0.2.1", "SIP/2.0/UDP b;branch=2", "SIP/2.0/UDP c;branch=3",
        }));
    }

    [TestCase("1 INVITE", true)]
    [TestCase("0009   INVITE", true)]
    [TestCase("2147483647 INVITE", true)]
    [TestCase("2147483648 INVITE", false)]
    [TestCase("-1 INVITE", false)]
    [TestCase("INVITE", false)]
    [TestCase("1 IN VITE", false)]
    public void A_CSeq_is_below_two_to_the_31(string text, bool valid)
    {
        Assert.That(CSeq.TryParse(text, out _), Is.EqualTo(valid));
    }
}
