using WorkDistribution.Sip.Messages;

namespace WorkDistribution.Sip.Tests.Messages;

public class NameAddressTests
{
    [TestCase("<sip:a@b>", "", "sip:a@b", null)]
    [TestCase("sip:a@b;tag=1", "", "sip:a@b", "1")]
    [TestCase("\"A. \\\"Q\\\" B\" <sip:a@b;lr>;tag=x", "A. \"Q\" B", "sip:a@b;lr", "x")]
    [TestCase("T. Watson<sip:a@b> ; tag = 7 ; x", "T. Watson", "sip:a@b", "7")]
    [TestCase("Zoë Müller <sip:a@b>", "Zoë Müller", "sip:a@b", null)]
    [TestCase("a@b.org <sip:a@b>", "a@b.org", "sip:a@b", null)]
    [TestCase("\"\" <sip:a@b>", "", "sip:a@b", null)]
    [TestCase("<sip:a@b>;+sip.instance=\"<urn:uuid:1;2>\";tag=q", "", "sip:a@b", "q")]
    [TestCase("sip:a@b;x=\"<y>\"", "", "sip:a@b", null)]
    public void An_address_is_read(string text, string display, string uri, string? tag)
    {
        Assert.That(NameAddress.TryParse(text, out var address), Is.True);
        Assert.That((address!.DisplayName, address.Uri.ToString(), address.Tag), Is.EqualTo((display, uri, tag)));
        Assert.That(NameAddress.TryParse(address.ToString(), out var again) && again == address, Is.True);
    }

    [TestCase("")]
    [TestCase("*")]
    [TestCase("<>")]
    [TestCase("<sip:a@b")]
    [TestCase("\"A <sip:a@b>")]
    [TestCase("\"A\" \"B\" <sip:a@b>")]
    [TestCase("Bell, Alexander <sip:a@b>;tag=43")]
    [TestCase("< sip:a@b >")]
    [TestCase("sip:a@b <sip:c@d>")]
    [TestCase("sip:a@b?Route=x")]
    [TestCase("<sip:a@b>x")]
    [TestCase("<sip:a@b>;;")]
    [TestCase("<sip:a@b>;tag=a b")]
    [TestCase("<sip:a@b>;tag=\"open")]
    [TestCase("<sip:a@b>, <sip:c@d>")]
    public void What_is_no_address_is_refused(string text)
    {
        Assert.That(NameAddress.TryParse(text, out _), Is.False);
    }

    [Test]
    public void A_tag_is_set_replaced_and_removed()
    {
        NameAddress.TryParse("<sip:a@b>;x=1", out var address);

        Assert.That(address!.WithTag("t").ToString(), Is.EqualTo("<sip:a@b>;x=1;tag=t"));
        Assert.That(address.WithTag("t").WithTag("u").ToString(), Is.EqualTo("<sip:a@b>;x=1;tag=u"));
        Assert.That(address.WithTag("t").WithTag(null), Is.EqualTo(address));
    }

    [Test]
    public void A_list_is_split_only_where_a_comma_separates()
    {
        Assert.That(
            SipHeaderList.Split("\"a, \\\"b\" <sip:a@b,c>;x=\",\" , <sip:d@e>,sip:f@g"),
            Is.EqualTo(new[] { "\"a, \\\"b\" <sip:a@b,c>;x=\",\"", "<sip:d@e>", "sip:f@g" }));
    }
}
