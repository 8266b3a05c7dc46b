using WorkDistribution.Core.Errors;
using WorkDistribution.Core.Webhooks;
using WorkDistribution.Voice.Calls.Instructions;
using WorkDistribution.Voice.Tests.Fakes;

namespace WorkDistribution.Voice.Tests.Calls;

/// <summary>Addresses with parameters in braces, and several in one setting.</summary>
public sealed class AddressTests
{
    [TestCase("http://a/foo.php?digits={Digits}", "http://a/foo.php?digits=12%23")]
    [TestCase("{Digits}.mp3", "12%23.mp3")]
    [TestCase("/{Unknown}/{Digits}/{", "/{Unknown}/12%23/{")]
    [TestCase("/plain", "/plain")]
    public void Parameters_in_braces_are_put_in(string template, string expected) =>
        Assert.That(AddressTemplate.Expand(template, [new("Digits", "12#")]), Is.EqualTo(expected));

    [Test]
    public async Task Keyed_digits_may_name_a_file_that_is_played()
    {
        await using var harness = new CallHarness();
        harness.Media.Waits.Add("say:wait");
        harness.App.Page("/voice", "<Gather numDigits=\"2\" method=\"GET\" action=\"/prompts/{Digits}.mp3?call={CallSid}\"><Say>wait</Say></Gather>");
        harness.Call();
        await harness.Media.Heard.NextAsync();
        var path = $"/prompts/42.mp3?call={harness.TheCall.Sid}";
        harness.App.On(path, _ => new WebhookOutcome.Answered(200, "audio/mpeg", new byte[] { 1 }, WebApp.Base + path, []));
        harness.Media.Sessions[0].Press('4');
        harness.Media.Sessions[0].Press('2');
        Assert.That(await harness.Media.Heard.NextAsync(), Is.EqualTo("content:audio/mpeg"));
        await harness.IdleAsync();
    }

    [Test]
    public async Task Fallbacks_are_asked_in_order_each_for_its_kind_of_error()
    {
        await using var harness = new CallHarness();
        harness.Numbers.All[0] = harness.Numbers.All[0] with
        {
            Voice = harness.Numbers.All[0].Voice with { VoiceFallbackUrl = $"{WebApp.Base}/xml#on=12xxx {WebApp.Base}/first#on=112xx {WebApp.Base}/second" },
        };
        harness.App.On("/first#on=112xx", _ => WebApp.Failure());
        harness.App.Page("/second", "<Say>saved</Say>");
        harness.Call();
        Assert.That(await harness.Media.Heard.NextAsync(), Is.EqualTo("say:saved"));
        await harness.IdleAsync();
        var asked = harness.App.All.Select(r => new WebApp.Form(r)).Where(f => f.Path != "/status").ToArray();
        Assert.That(asked.Select(f => f.Path), Is.EqualTo(new[] { "/voice", "/first#on=112xx", "/second" }));
        Assert.That((asked[2]["ErrorCode"], asked[2]["CallSid"]), Is.EqualTo((ErrorCatalogue.HttpRetrievalFailure.Code.ToString(), asked[0]["CallSid"])));
    }

    [Test]
    public async Task Several_addresses_are_told_side_by_side_each_of_its_events()
    {
        await using var harness = new CallHarness();
        harness.Numbers.All[0] = harness.Numbers.All[0] with
        {
            Voice = harness.Numbers.All[0].Voice with { StatusCallback = $"{WebApp.Base}/slow {WebApp.Base}/status {WebApp.Base}/none#on=ringing" },
        };
        var slow = new TaskCompletionSource<WebhookOutcome>();
        harness.App.OnSlow("/slow", slow.Task);
        harness.App.Page("/voice", "<Hangup/>");
        harness.Call();
        while ((await harness.App.NextAsync()).Path != "/status")
        {
        }

        slow.SetResult(WebApp.Failure());
        await harness.IdleAsync();
        Assert.That(harness.App.All.Select(r => new WebApp.Form(r).Path), Is.EquivalentTo(new[] { "/voice", "/slow", "/status" }));
    }
}
