using System.Net;
using Microsoft.Extensions.Options;
using Moq;
using WorkDistribution.Core.Identity;
using WorkDistribution.Sip.Authentication;
using WorkDistribution.Sip.Messages;
using WorkDistribution.Sip.Transport;
using WorkDistribution.Voice.Numbers;
using WorkDistribution.Voice.SipDomains;

namespace WorkDistribution.Voice.Tests.Numbers;

public sealed class VoiceAccessPolicyTests
{
    [TestCase("INVITE", "192.0.2.1", "sip:x@127.0.0.1", "sip:ann@elsewhere", "", "Allow")]
    [TestCase("INVITE", "::ffff:192.0.2.1", "sip:x@127.0.0.1", "sip:ann@elsewhere", "", "Allow")]
    [TestCase("INVITE", "198.51.100.1", "sip:x@phones.test", "sip:ann@elsewhere", "", "Challenge")]
    [TestCase("INVITE", "198.51.100.1", "sip:x@127.0.0.1", "sip:ann@Phones.Test", "", "Challenge")]
    [TestCase("INVITE", "198.51.100.1", "sip:x@127.0.0.1", "sip:ann@elsewhere", "", "Refuse")]
    [TestCase("INVITE", "192.0.2.1", "sip:x@127.0.0.1", "sip:ann@elsewhere", "friendly-scanner", "Ignore")]
    [TestCase("REGISTER", "192.0.2.1", "sip:phones.test", "sip:ann@phones.test", "", "Challenge")]
    [TestCase("REGISTER", "192.0.2.1", "sip:elsewhere", "sip:ann@elsewhere", "", "Refuse")]
    public async Task A_request_is_let_in_by_source_or_by_domain(string method, string source, string uri, string address, string agent, string expected)
    {
        var domain = new SipDomain
        {
            Sid = new RandomSidSource().New<SipDomainSid>(),
            AccountSid = new RandomSidSource().New<AccountSid>(),
            DomainName = "phones.test",
            FriendlyName = "phones",
            DateCreated = default,
            DateUpdated = default,
        };
        var domains = new Mock<ISipDomainStore>();
        domains.Setup(d => d.FindByNameAsync("phones.test", It.IsAny<CancellationToken>())).ReturnsAsync(domain);
        var policy = new VoiceAccessPolicy(new TrustedNetworks(Options.Create(new VoiceOptions { TrustedNetworks = ["192.0.2.0/24"] })), domains.Object);
        Assert.That(SipUri.TryParse(uri, out var target));
        var request = new SipRequest(method, target!, new SipHeaders([new("From", $"<{address}>"), new("To", $"<{address}>"), new("User-Agent", agent)]), default);

        var access = await policy.DecideAsync(
            new ReceivedMessage(request, SipTransportKind.Udp, new IPEndPoint(IPAddress.Parse(source), 5060), new IPEndPoint(IPAddress.Loopback, 5060), 0),
            CancellationToken.None);

        Assert.That(access.GetType().Name, Is.EqualTo(expected));
        Assert.That(access, Is.Not.InstanceOf<SipAccess.Challenge>().Or.Property("Realm").EqualTo("phones.test"));
    }
}
