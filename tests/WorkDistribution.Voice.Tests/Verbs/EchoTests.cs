using WorkDistribution.Voice.Calls;
using WorkDistribution.Voice.Tests.Fakes;

namespace WorkDistribution.Voice.Tests.Verbs;

/// <summary>Echo.</summary>
public sealed class EchoTests
{
    [Test]
    public async Task The_caller_hears_themselves_until_they_hang_up()
    {
        await using var harness = new CallHarness();
        harness.App.Page("/voice", "<Say>speak now</Say><Echo/><Say>never heard</Say>");
        var phone = harness.Call();
        Assert.That(await harness.Media.Heard.NextAsync(), Is.EqualTo("say:speak now"));
        Assert.That(await harness.Media.Heard.NextAsync(), Is.EqualTo("bridged"));
        phone.HangUp();
        await harness.IdleAsync();
        Assert.That(await harness.Media.Heard.NextAsync(), Is.EqualTo("unbridged"));
        Assert.That(harness.Media.Heard.TryNext(out _), Is.False, "the document ended with the call");
        Assert.That(harness.TheCall.Status, Is.EqualTo(CallStatus.Completed));
    }

    [Test]
    public async Task A_redirect_ends_it()
    {
        await using var harness = new CallHarness();
        harness.App.Page("/voice", "<Echo/>");
        harness.App.Page("/next", "<Say>enough</Say>");
        harness.Call();
        Assert.That(await harness.Media.Heard.NextAsync(), Is.EqualTo("bridged"));
        await harness.Control.UpdateAsync(
            new UpdateCallCommand(CallHarness.Account, harness.TheCall.Sid, new CallInstructions { Url = WebApp.Base + "/next" }),
            CancellationToken.None);
        await harness.IdleAsync();
        Assert.That(await harness.Media.Heard.NextAsync(), Is.EqualTo("unbridged"));
        Assert.That(await harness.Media.Heard.NextAsync(), Is.EqualTo("say:enough"));
    }
}
