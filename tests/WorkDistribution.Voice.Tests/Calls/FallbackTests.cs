using WorkDistribution.Core.Webhooks;
using WorkDistribution.Voice.Calls;
using WorkDistribution.Voice.Tests.Fakes;

namespace WorkDistribution.Voice.Tests.Calls;

public sealed class FallbackTests
{
    [Test]
    public async Task A_fault_is_written_down_and_the_fallback_recovers_the_call()
    {
        await using var harness = new CallHarness();
        harness.App.On("/voice", _ => WebApp.Failure());
        harness.App.Page("/fallback", "<Say>recovered</Say>");

        harness.Call();
        await harness.App.NextAsync();
        var asked = await harness.App.NextAsync();
        Assert.That(await harness.Media.Heard.NextAsync(), Is.EqualTo("say:recovered"));
        await harness.IdleAsync();
        var entry = harness.Notifications.All.Single();
        Assert.Multiple(() =>
        {
            Assert.That(asked.Path, Is.EqualTo("/fallback"));
            Assert.That(asked["ErrorCode"], Is.EqualTo("11200"));
            Assert.That(asked["ErrorUrl"], Is.EqualTo(WebApp.Base + "/voice"));
            Assert.That(asked["CallSid"], Is.EqualTo(harness.TheCall.Sid.Value));
            Assert.That(entry.ErrorCode, Is.EqualTo(11200));
            Assert.That(entry.Log, Is.Zero);
            Assert.That(entry.RequestUrl, Is.EqualTo(WebApp.Base + "/voice"));
            Assert.That(entry.RequestVariables, Does.Contain("CallStatus=ringing"));
            Assert.That(entry.ResponseBody, Is.EqualTo("boom"));
        });
    }

    [Test]
    public async Task When_the_fallback_fails_too_the_caller_is_told_politely()
    {
        await using var harness = new CallHarness();
        harness.App.On("/voice", _ => WebApp.Xml("/voice", "<Response><Say>x</Sya></Response>"));
        harness.App.On("/fallback", _ => WebApp.Failure());

        var phone = harness.Call();
        Assert.That(await harness.Media.Heard.NextAsync(), Is.EqualTo("say:sorry"));
        await phone.EndedByUs;
        await harness.IdleAsync();
        Assert.Multiple(() =>
        {
            Assert.That(harness.TheCall.EndReason, Is.EqualTo("application-error"));
            Assert.That(harness.Notifications.All, Has.Count.EqualTo(2));
            Assert.That(harness.Notifications.All[0].Line, Is.EqualTo(1));
        });
    }

    [Test]
    public async Task Status_callbacks_that_fail_disturb_nothing()
    {
        await using var harness = new CallHarness();
        harness.App.Page("/voice", "<Reject/>");
        harness.App.On("/status", _ => WebApp.Failure());
        harness.Call();
        await harness.IdleAsync();
        Assert.That(harness.Notifications.All.Single().Log, Is.EqualTo(1));
        Assert.That(harness.TheCall.Status, Is.EqualTo(CallStatus.NoAnswer));
    }

    [Test]
    public async Task A_chain_of_documents_without_end_ends()
    {
        await using var harness = new CallHarness(o => o.MaxDocumentsPerCall = 50);
        harness.App.Page("/voice", "<Redirect>/voice</Redirect>");
        var phone = harness.Call();
        Assert.That(await phone.Rejected, Is.EqualTo(500));
        await harness.IdleAsync();
        Assert.That(harness.TheCall.Status, Is.EqualTo(CallStatus.Failed));
    }
}
