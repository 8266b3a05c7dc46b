using WorkDistribution.Testing.Programs;
using WorkDistribution.Testing.Servers;
using Runner = WorkDistribution.Testing.Programs.Sipp;

namespace WorkDistribution.EndToEnd.Tests.Sipp;

/// <summary>A server that trusts nobody: calls need credentials.</summary>
[Parallelizable(ParallelScope.Self)]
public sealed class SippWithoutTrustTests : EndToEndFixture
{
    private const string Domain = "phones.test";
    private const string Password = "Secret7words";

    /// <inheritdoc/>
    protected override ServerSetup Setup => new() { TrustLoopback = false };

    [OneTimeSetUp]
    public async Task CheckAsync()
    {
        Needs.Program("sipp");

        await Server.AddSipDomainAsync(Domain, App.Url("/domain"), Password, "2001");
        App.Answer("/domain", Briefly);
    }

    [Test]
    public async Task A_call_answers_the_407_challenge_and_reaches_the_domains_application()
    {
        var scenario = new SippScenario($"2001@{Domain}")
            .Invite(requestHost: Domain).Expect(407, isChallenge: true).AckRefusal()
            .Invite(isAuthenticated: true, requestHost: Domain).Expect(200).Ack().ExpectBye();
        var result = await Runner.RunAsync(scenario.ToString(), new SippOptions { Target = Server.Sip, Service = "anything", User = "2001", Password = Password });
        Assert.That(result.IsGood, Is.True, $"{result.Errors}\n{result.Messages}\n{Server.Log}");
        var asked = await App.NextAsync("/domain");
        Assert.That(asked["From"], Does.Contain("2001"));
    }

    [Test]
    public async Task A_call_to_a_number_from_an_untrusted_source_is_not_taken()
    {
        var number = await AddNumberAsync("/untrusted", Briefly);
        var result = await Runner.RunAsync(
            new SippScenario().Invite().Expect(200).ToString(),
            new SippOptions { Target = Server.Sip, Service = number, TimeLimit = TimeSpan.FromSeconds(3) });
        using (Assert.EnterMultipleScope())
        {
            Assert.That(result.IsGood, Is.False);
            Assert.That(App.Requests.Select(r => r.Path), Does.Not.Contain("/untrusted"));
        }
    }
}
