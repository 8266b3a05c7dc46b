using Microsoft.Extensions.Options;
using WorkDistribution.Server.Webhooks;

namespace WorkDistribution.Server.Tests.Webhooks;

public sealed class WebhookOptionsTests
{
    [Test]
    public void The_defaults_are_valid() =>
        Assert.That(new WebhookOptionsValidator().Validate(null, new WebhookOptions()).Succeeded, Is.True);

    [Test]
    public void Every_problem_is_named_at_once()
    {
        var result = new WebhookOptionsValidator().Validate(null, new WebhookOptions { PerHostLimit = 0, ConnectTimeout = TimeSpan.Zero, DocumentLimit = 1 });

        Assert.That(result.Failures!.Count(), Is.EqualTo(3));
        Assert.That(string.Join(' ', result.Failures!), Does.Contain("PerHostLimit").And.Contain("ConnectTimeout").And.Contain("DocumentLimit"));
    }

    [TestCase("ct=2000&rt=5000&tt=9000&rc=2&rp=5xx,ct")]
    [TestCase("ct=2000,rt=5000,tt=9000,rc=2,rp=5xx,ct")]
    public void A_fragment_overrides_times_and_retries(string fragment)
    {
        Assert.That(ConnectionOverrides.Parse(fragment), Is.EqualTo(new ConnectionOverrides(
            TimeSpan.FromSeconds(2), TimeSpan.FromSeconds(5), TimeSpan.FromSeconds(9), 2, RetryCauses.ServerError | RetryCauses.Connect)));
    }

    [TestCase("section-2")]
    [TestCase("")]
    [TestCase("ct=-1&rc=many&rp=&=&tt")]
    public void A_fragment_of_another_use_changes_nothing(string fragment) =>
        Assert.That(ConnectionOverrides.Parse(fragment), Is.EqualTo(ConnectionOverrides.None));

    [Test]
    public void Overrides_are_brought_within_bounds() =>
        Assert.That(ConnectionOverrides.Parse("ct=1&tt=999999&rc=50"), Is.EqualTo(new ConnectionOverrides(
            TimeSpan.FromMilliseconds(100), null, TimeSpan.FromSeconds(15), 5, null)));

    [TestCase("http://Example.com:80/x", "http://example.com:80/x")]
    [TestCase("http://example.com/x", "http://example.com/x")]
    [TestCase("https://example.com:8443?a=1#ct=1", "https://example.com:8443/?a=1")]
    [TestCase("HTTPS://u:p@example.com/x", "https://u:p@example.com/x")]
    [TestCase("http://[::1]:8080/x", "http://[::1]:8080/x")]
    public void The_signed_address_keeps_port_and_user_as_written(string written, string signed)
    {
        Assert.That(WebhookUrl.TryParse(written, out var url, out _), Is.True);
        Assert.That(url!.Signed, Is.EqualTo(signed));
    }
}
