using WorkDistribution.Core.Webhooks;
using WorkDistribution.Voice.Calls;
using WorkDistribution.Voice.Documents.Table;
using WorkDistribution.Voice.Tests.Fakes;

namespace WorkDistribution.Voice.Tests.Verbs;

/// <summary>What single attributes of Dial and its nouns do.</summary>
public sealed class DialAttributeTests
{
    private const string Bob = "<Sip>sip:bob@phones.example</Sip>";

    [Test]
    public async Task It_rings_for_its_timeout_and_lasts_for_its_time_limit_and_the_action_is_asked_by_its_method()
    {
        await using var harness = Dialling($"<Dial timeout=\"7\" action=\"/dialled\" method=\"GET\">{Bob}</Dial>");
        harness.App.Page("/dialled", $"<Dial timeLimit=\"70\">{Bob}</Dial>");
        harness.Call();
        var first = await harness.Phones.NextCallAsync();
        await harness.Clock.PassAsync(TimeSpan.FromSeconds(7));
        await first.EndedByUs;
        var second = await harness.Phones.NextCallAsync();
        second.PickUp();
        await harness.Clock.PassAsync(TimeSpan.FromSeconds(70));
        await second.EndedByUs;
        await harness.IdleAsync();
        Assert.That(harness.App.All.Single(r => r.Url.EndsWith("/dialled", StringComparison.Ordinal)).Method, Is.EqualTo(WebhookMethod.Get));
        Assert.That(harness.Calls.All.Where(c => c.ParentCallSid is not null).Select(c => c.EndReason), Is.EquivalentTo(new[] { "ring-timeout", "time-limit" }));
    }

    [Test]
    public async Task A_country_rings_in_its_own_way()
    {
        var rule = ElementTable.Find("Response", "Dial")!.Attribute("ringTone")!;
        await using var harness = new CallHarness();
        foreach (var country in rule.Values)
        {
            harness.App.Page("/voice", $"<Dial ringTone=\"{country}\">{Bob}</Dial>");
            harness.Call();
            var bob = await harness.Phones.NextCallAsync();
            Assert.That(await harness.Media.Heard.NextAsync(), Is.EqualTo("ring:" + country));
            bob.Refuse(486);
            await harness.IdleAsync();
        }
    }

    [TestCase("Number", "+15550122")]
    [TestCase("Sip", "sip:bob@phones.example")]
    [TestCase("Client", "bob")]
    public async Task A_noun_tells_of_its_leg_what_it_asked_for(string noun, string address)
    {
        await using var harness = Dialling(
            $"<Dial><{noun} url=\"/whisper\" method=\"GET\" statusCallback=\"/leg\" statusCallbackMethod=\"GET\" statusCallbackEvent=\"initiated ringing answered completed\">{address}</{noun}></Dial>");
        harness.Phones.Registered["bob@phones.test"] = [FakeUserAgent.Phone("sip:bob@10.0.0.1")];
        harness.App.Page("/leg", "");
        harness.App.Page("/whisper", "<Say>for you</Say>");
        harness.Call();
        var phone = await harness.Phones.NextCallAsync();
        phone.Alert();
        phone.PickUp();
        await HeardAsync(harness, "say:for you");
        await HeardAsync(harness, "bridged");
        phone.HangUp();
        await harness.IdleAsync();
        var told = harness.App.All.Where(r => r.Url.EndsWith("/leg", StringComparison.Ordinal)).ToArray();
        Assert.That(told.Select(r => new WebApp.Form(r)["CallStatus"]), Is.EqualTo(new[] { "initiated", "ringing", "in-progress", "completed" }));
        Assert.That(told.Select(r => r.Method), Is.All.EqualTo(WebhookMethod.Get));
        Assert.That(new WebApp.Form(told[0])["ParentCallSid"], Is.EqualTo(harness.TheCall.Sid.Value));
        Assert.That(harness.App.All.Single(r => r.Url.EndsWith("/whisper", StringComparison.Ordinal)).Method, Is.EqualTo(WebhookMethod.Get));
    }

    [Test]
    public async Task Digits_are_sent_to_who_answers_before_the_two_are_connected()
    {
        await using var harness = Dialling("<Dial answerOnBridge=\"true\"><Number sendDigits=\"ww12\">+15550122</Number></Dial>");
        harness.Call();
        var phone = await harness.Phones.NextCallAsync();
        phone.PickUp();
        await HeardAsync(harness, "digits:ww12");
        await HeardAsync(harness, "bridged");
        phone.HangUp();
        await harness.IdleAsync();
    }

    [Test]
    public async Task Credentials_headers_and_parameters_reach_the_phone()
    {
        await using var harness = Dialling(
            """
            <Dial><Sip username="ann" password="secret">sip:bob@phones.example;transport=tcp?X-One=1<Headers><Header name="X-Two" value="a b"/></Headers></Sip>
            <Client><Identity>bob</Identity><Parameter name="Ticket" value="7"/></Client></Dial>
            """);
        harness.Phones.Registered["bob@phones.test"] = [FakeUserAgent.Phone("sip:bob@10.0.0.1")];
        harness.Call();
        FakeInviteSession[] calls = [await harness.Phones.NextCallAsync(), await harness.Phones.NextCallAsync()];
        var sip = calls.Single(c => c.Outgoing!.Credentials is not null).Outgoing!;
        var client = calls.Single(c => c.Outgoing!.Credentials is null).Outgoing!;
        Assert.That((sip.RequestUri.ToString(), sip.Credentials!.UserName), Is.EqualTo(("sip:bob@phones.example;transport=tcp", "ann")));
        Assert.That(sip.Headers.Select(h => $"{h.Name}={h.Value}"), Is.EqualTo(new[] { "X-One=1", "X-Two=a b" }));
        Assert.That(client.Headers.Select(h => $"{h.Name}={h.Value}"), Is.EqualTo(new[] { "X-Ticket=7" }));
        Array.ForEach(calls, c => c.Refuse(486));
        await harness.IdleAsync();
    }

    [TestCase("passports=\"abc\"")]
    [TestCase("recordingConfigurationId=\"CF1\"")]
    public async Task What_is_only_accepted_is_said_so(string attribute)
    {
        await using var harness = Dialling($"<Dial {attribute}>{Bob}</Dial>");
        harness.Call();
        (await harness.Phones.NextCallAsync()).Refuse(486);
        await harness.IdleAsync();
        Assert.That(harness.Notifications.All.Single().ErrorCode, Is.EqualTo(12250));
    }

    private static CallHarness Dialling(string verbs)
    {
        var harness = new CallHarness();
        harness.App.Page("/voice", verbs);
        harness.App.Page("/dialled", "<Hangup/>");
        return harness;
    }

    private static async Task HeardAsync(CallHarness harness, string name)
    {
        while (await harness.Media.Heard.NextAsync() != name)
        {
            // Ringing before.
        }
    }
}
