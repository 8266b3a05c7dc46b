using WorkDistribution.Sip.Authentication;

namespace WorkDistribution.Sip.Tests.Authentication;

/// <summary>The worked examples of the RFCs.</summary>
public class DigestHashTests
{
    private const string Nonce7616 = "7ypf/xlj9XXwfDPEoM4URrv/xwf94BcCAzFZH4GiTo0v";
    private const string ClientNonce7616 = "f2/wE4q74E6zIJEtWaHKaf5wv/H5QzzpXusqGemxURZJ";

    [Test]
    public void The_example_of_RFC_2617_section_3_5()
    {
        Assert.That(
            DigestHash.Response(
                DigestAlgorithm.Md5, "Mufasa", "testrealm@host.com", "Circle Of Life", "GET", "/dir/index.html", "dcd98b7102dd2f0e8b11d0f600bfb0c093", ("00000001", "0a4f113b")),
            Is.EqualTo("6629fae49393a05397450978507c4ef1"));
    }

    [TestCase(DigestAlgorithm.Md5, "8ca523f5e9506fed4657c9700eebdbec")]
    [TestCase(DigestAlgorithm.Sha256, "753927fa0e85d155564e2e272a28d1802ca10daf4496794697cf8db5856cb6c1")]
    public void The_examples_of_RFC_7616_section_3_9_1(DigestAlgorithm algorithm, string response)
    {
        Assert.That(
            DigestHash.Response(algorithm, "Mufasa", "http-auth@example.org", "Circle of Life", "GET", "/dir/index.html", Nonce7616, ("00000001", ClientNonce7616)),
            Is.EqualTo(response));
    }

    [Test]
    public void The_form_without_qop_of_RFC_2069()
    {
        // RFC 2069 section 2.4 with the corrected response of its erratum 749.
        Assert.That(
            DigestHash.Response(
                DigestAlgorithm.Md5, "Mufasa", "testrealm@host.com", "CircleOfLife", "GET", "/dir/index.html", "dcd98b7102dd2f0e8b11d0f600bfb0c093", null),
            Is.EqualTo("1949323746fe6a43ef61f9606e7febea"));
    }
}
