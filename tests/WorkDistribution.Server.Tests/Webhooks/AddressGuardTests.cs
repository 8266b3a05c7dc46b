using System.Net;
using Microsoft.AspNetCore.Http;
using WorkDistribution.Core.Webhooks;
using WorkDistribution.Server.Webhooks;

namespace WorkDistribution.Server.Tests.Webhooks;

public sealed class AddressGuardTests
{
    [TestCase("8.8.8.8")]
    [TestCase("172.15.255.255")]
    [TestCase("172.32.0.1")]
    [TestCase("2606:4700::1111")]
    [TestCase("::ffff:8.8.8.8")]
    [TestCase("64:ff9b::808:808")]
    public void A_public_address_may_be_reached(string address) => Assert.That(AddressGuard.IsAllowed(IPAddress.Parse(address), allowPrivate: false), Is.True);

    [TestCase("127.0.0.1")]
    [TestCase("127.255.1.1")]
    [TestCase("10.0.0.1")]
    [TestCase("172.16.0.1")]
    [TestCase("172.31.255.255")]
    [TestCase("192.168.1.1")]
    [TestCase("100.64.0.1")]
    [TestCase("198.18.0.1")]
    [TestCase("192.0.2.1")]
    [TestCase("::1")]
    [TestCase("::ffff:127.0.0.1")]
    [TestCase("::127.0.0.1")]
    [TestCase("64:ff9b::7f00:1")]
    [TestCase("2002:7f00:1::1")]
    [TestCase("2002:a00:1::1")]
    [TestCase("2001:0:1::1")]
    [TestCase("fc00::1")]
    [TestCase("fd12:3456::1")]
    [TestCase("2001:db8::1")]
    public void A_private_address_may_be_reached_only_where_the_operator_allows_it(string address)
    {
        Assert.That(AddressGuard.IsAllowed(IPAddress.Parse(address), allowPrivate: false), Is.False);
        Assert.That(AddressGuard.IsAllowed(IPAddress.Parse(address), allowPrivate: true), Is.True);
    }

    [TestCase("0.0.0.0")]
    [TestCase("::")]
    [TestCase("169.254.169.254")]
    [TestCase("::ffff:169.254.169.254")]
    [TestCase("64:ff9b::a9fe:a9fe")]
    [TestCase("2002:a9fe:a9fe::1")]
    [TestCase("100.100.100.200")]
    [TestCase("168.63.129.16")]
    [TestCase("fd00:ec2::254")]
    [TestCase("fe80::1")]
    [TestCase("224.0.0.1")]
    [TestCase("255.255.255.255")]
    [TestCase("ff02::1")]
    public void Metadata_services_multicast_and_wildcards_are_never_reached(string address)
    {
        Assert.That(AddressGuard.IsAllowed(IPAddress.Parse(address), allowPrivate: false), Is.False);
        Assert.That(AddressGuard.IsAllowed(IPAddress.Parse(address), allowPrivate: true), Is.False);
    }

    [TestCase("http://127.0.0.1:{0}/")]
    [TestCase("http://localhost.example:{0}/")]
    [TestCase("http://2130706433:{0}/")]
    [TestCase("http://0x7f.1:{0}/")]
    [TestCase("http://[::ffff:127.0.0.1]:{0}/")]
    [TestCase("http://0.0.0.0:{0}/")]
    [Category("Sockets")]
    public async Task A_private_address_is_not_connected_to_however_it_is_written(string url)
    {
        await using var site = await TestSite.StartAsync(c => c.Response.WriteAsync("secret"));
        await using var bench = new WebhookBench(o => o.AllowPrivateWebhooks = false);
        bench.Resolver.Add("localhost.example", "127.0.0.1");

        var failed = (WebhookOutcome.Failed)await bench.PostAsync(string.Format(null, url, site.Port));

        Assert.That(failed.Error.Code, Is.EqualTo(11100));
        Assert.That(site.Requests, Is.Empty);
    }

    [Test]
    [Category("Sockets")]
    public async Task A_name_is_resolved_once_and_the_checked_address_is_the_one_connected_to()
    {
        await using var site = await TestSite.StartAsync(c => c.Response.WriteAsync("ok"));
        await using var bench = new WebhookBench();

        // Were the name looked up again between check and connection, the second answer would be reached for.
        bench.Resolver.Add("rebind.example", "127.0.0.1", "169.254.169.254");
        var outcome = await bench.PostAsync($"http://rebind.example:{site.Port}/");

        Assert.That(outcome, Is.TypeOf<WebhookOutcome.Answered>());
        Assert.That(bench.Resolver.Asked, Has.Count.EqualTo(1));
    }

    [Test]
    [Category("Sockets")]
    public async Task Forbidden_addresses_among_allowed_ones_are_passed_over()
    {
        await using var site = await TestSite.StartAsync(c => c.Response.WriteAsync("ok"));
        await using var bench = new WebhookBench();
        bench.Resolver.Add("mixed.example", "169.254.169.254 127.0.0.1");

        Assert.That(await bench.PostAsync($"http://mixed.example:{site.Port}/"), Is.TypeOf<WebhookOutcome.Answered>());
    }

    [Test]
    [Category("Sockets")]
    public async Task A_redirect_to_a_forbidden_address_is_refused()
    {
        await using var site = await TestSite.StartAsync(c =>
        {
            c.Response.Redirect("http://169.254.169.254/latest/meta-data/");
            return Task.CompletedTask;
        });
        await using var bench = new WebhookBench();

        Assert.That(((WebhookOutcome.Failed)await bench.PostAsync(site.Url("/"))).Error.Code, Is.EqualTo(11100));
    }
}
