using WorkDistribution.Sip.Messages;

namespace WorkDistribution.Sip.Tests.Messages;

public class SipUriTests
{
    [TestCase("sip:alice@atlanta.com")]
    [TestCase("sip:alice:secretword@atlanta.com;transport=tcp")]
    [TestCase("sips:alice@atlanta.com?subject=project%20x&priority=urgent")]
    [TestCase("sip:+1-212-555-1212:1234@gateway.com;user=phone")]
    [TestCase("sip:atlanta.com;method=REGISTER?to=alice%40atlanta.com")]
    [TestCase("sip:alice;day=tuesday@atlanta.com")]
    [TestCase("sip:1212@192.0.2.1:5070;lr;maddr=239.1.1.1")]
    [TestCase("sip:a@[2001:db8::10]:5062;transport=udp")]
    [TestCase("sip:*#06#@pbx")]
    [TestCase("tel:+12125551212;phone-context=example.com")]
    [TestCase("urn:service:sos")]
    public void What_is_read_is_written_the_same(string text)
    {
        Assert.That(SipUri.TryParse(text, out var uri), Is.True);
        Assert.That(uri!.ToString(), Is.EqualTo(text));
    }

    [Test]
    public void Each_part_is_in_its_place()
    {
        SipUri.TryParse("SIP:al%69ce:pw@[::1]:5080;Transport=TCP;lr?a=b&c=d", out var uri);

        Assert.Multiple(() =>
        {
            Assert.That(uri!.Scheme, Is.EqualTo("sip"));
            Assert.That((uri.User, uri.UserDecoded, uri.Password), Is.EqualTo(("al%69ce", "alice", "pw")));
            Assert.That((uri.Host, uri.Port), Is.EqualTo(("[::1]", (int?)5080)));
            Assert.That((uri.Parameter("transport"), uri.Parameter("lr"), uri.Parameter("x")), Is.EqualTo(("TCP", "", (string?)null)));
            Assert.That(uri.UriHeaders, Is.EqualTo("a=b&c=d"));
            Assert.That(uri.ToRequestUri().ToString(), Is.EqualTo("sip:al%69ce:pw@[::1]:5080;Transport=TCP;lr"));
            Assert.That(uri.AddressOfRecord, Is.EqualTo("alice@[::1]"));
        });
    }

    [TestCase("")]
    [TestCase("sip")]
    [TestCase("sip:")]
    [TestCase("sip:@host")]
    [TestCase("sip:a@")]
    [TestCase("sip:a@b@c")]
    [TestCase("sip:a@b:")]
    [TestCase("sip:a@b:0")]
    [TestCase("sip:a@b:65536")]
    [TestCase("sip:a@b:50x")]
    [TestCase("sip:a@b;")]
    [TestCase("sip:a@b;;lr")]
    [TestCase("sip:a@b?")]
    [TestCase("sip:a b@c")]
    [TestCase("sip:a@b c")]
    [TestCase("sip:a@<b>")]
    [TestCase("sip:a%4@b")]
    [TestCase("sip:a%zz@b")]
    [TestCase("sip:a@[::1")]
    [TestCase("sip:a@[1.2.3.4]")]
    [TestCase("sip:a@[fe80::1%25eth0]")]
    [TestCase("sip:a@b\r\nX: y")]
    [TestCase("1sip:a@b")]
    [TestCase("tel:")]
    public void What_is_no_URI_is_refused(string text)
    {
        Assert.That(SipUri.TryParse(text, out _), Is.False);
    }

    // The pairs of RFC 3261 section 19.1.4.
    [TestCase("sip:%61lice@atlanta.com;transport=TCP", "sip:alice@AtLanTa.CoM;Transport=tcp", true)]
    [TestCase("sip:carol@chicago.com", "sip:carol@chicago.com;newparam=5", true)]
    [TestCase("sip:carol@chicago.com", "sip:carol@chicago.com;security=on", true)]
    [TestCase("sip:biloxi.com;transport=tcp;method=REGISTER?to=sip:bob%40biloxi.com", "sip:biloxi.com;method=REGISTER;transport=tcp?to=sip:bob%40biloxi.com", true)]
    [TestCase("sip:alice@atlanta.com?subject=project%20x&priority=urgent", "sip:alice@atlanta.com?priority=urgent&subject=project%20x", true)]
    [TestCase("SIP:ALICE@AtLanTa.CoM;Transport=udp", "sip:alice@AtLanTa.CoM;Transport=UDP", false)]
    [TestCase("sip:bob@biloxi.com", "sip:bob@biloxi.com:5060", false)]
    [TestCase("sip:bob@biloxi.com", "sip:bob@biloxi.com;transport=udp", false)]
    [TestCase("sip:bob@biloxi.com", "sip:bob@biloxi.com:6000;transport=tcp", false)]
    [TestCase("sip:carol@chicago.com", "sip:carol@chicago.com?Subject=next%20meeting", false)]
    [TestCase("sip:bob@phone21.boxesbybob.com", "sip:bob@192.0.2.4", false)]
    [TestCase("sip:carol@chicago.com;security=on", "sip:carol@chicago.com;security=off", false)]
    [TestCase("sip:a@b", "sips:a@b", false)]
    [TestCase("sip:a%3Bb@h", "sip:a;b@h", false)]
    [TestCase("sip:a%3bb@h", "sip:a%3Bb@h", true)]
    [TestCase("sip:a:p@h", "sip:a@h", false)]
    [TestCase("sip:a@h;user=phone", "sip:a@h", false)]
    [TestCase("tel:+1", "tel:+1", true)]
    public void Equivalence_is_that_of_RFC_3261_section_19_1_4(string a, string b, bool expected)
    {
        SipUri.TryParse(a, out var first);
        SipUri.TryParse(b, out var second);

        Assert.That((first!.Matches(second!), second!.Matches(first!)), Is.EqualTo((expected, expected)));
    }

    [TestCase("alice", "alice")]
    [TestCase("a b@c", "a%20b%40c")]
    [TestCase("#1é", "%231%C3%A9")]
    public void A_text_becomes_a_user_part(string text, string escaped)
    {
        Assert.That(SipUri.EscapeUser(text), Is.EqualTo(escaped));
        SipUri.TryParse($"sip:{escaped}@h", out var uri);
        Assert.That(uri!.UserDecoded, Is.EqualTo(text));
    }
}
