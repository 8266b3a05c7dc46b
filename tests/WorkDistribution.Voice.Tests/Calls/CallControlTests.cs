using WorkDistribution.Core.Errors;
using WorkDistribution.Core.Webhooks;
using WorkDistribution.Voice.Calls;
using WorkDistribution.Voice.Tests.Fakes;

namespace WorkDistribution.Voice.Tests.Calls;

public sealed class CallControlTests
{
    private static readonly CreateCallCommand ToAnn = new()
    {
        AccountSid = CallHarness.Account,
        To = "sip:ann@phones.example",
        From = CallHarness.Number,
        Instructions = new CallInstructions { Url = WebApp.Base + "/answered" },
        StatusCallback = new StatusCallback(WebApp.Base + "/status", WebhookMethod.Post, ["initiated", "ringing", "answered", "completed"]),
        Timeout = TimeSpan.FromSeconds(33),
    };

    [Test]
    public async Task An_outgoing_call_is_told_from_dialling_to_its_end_in_order()
    {
        await using var harness = new CallHarness();
        harness.App.Page("/answered", "<Say>Hello</Say>");

        var created = (CallCommandOutcome.Done)await harness.Control.CreateAsync(ToAnn, CancellationToken.None);
        Assert.That(created.Call.Status, Is.EqualTo(CallStatus.Queued));
        var phone = await harness.Phones.NextCallAsync();
        phone.Alert();
        phone.PickUp();
        Assert.That(await harness.Media.Heard.NextAsync(), Is.EqualTo("say:Hello"));
        await harness.IdleAsync();

        var told = harness.App.All.Where(r => r.Url.EndsWith("/status", StringComparison.Ordinal)).Select(r => new WebApp.Form(r)).ToArray();
        Assert.Multiple(() =>
        {
            Assert.That(told.Select(f => f["CallStatus"]), Is.EqualTo(new[] { "initiated", "ringing", "in-progress", "completed" }));
            Assert.That(told.Select(f => f["SequenceNumber"]), Is.EqualTo(new[] { "0", "1", "2", "3" }));
            Assert.That(told[0]["Direction"], Is.EqualTo("outbound-api"));
            Assert.That(told[3]["SipResponseCode"], Is.EqualTo("200"));
        });
    }

    [TestCase(486, CallStatus.Busy)]
    [TestCase(603, CallStatus.Busy)]
    [TestCase(408, CallStatus.NoAnswer)]
    [TestCase(480, CallStatus.NoAnswer)]
    [TestCase(404, CallStatus.Failed)]
    [TestCase(503, CallStatus.Failed)]
    public async Task A_refusal_gives_the_call_its_status(int sip, CallStatus status)
    {
        await using var harness = new CallHarness();
        await harness.Control.CreateAsync(ToAnn, CancellationToken.None);
        (await harness.Phones.NextCallAsync()).Refuse(sip);
        await harness.IdleAsync();
        Assert.That(harness.TheCall.Status, Is.EqualTo(status));
    }

    [Test]
    public async Task Ringing_for_too_long_is_no_answer()
    {
        await using var harness = new CallHarness();
        await harness.Control.CreateAsync(ToAnn, CancellationToken.None);
        var phone = await harness.Phones.NextCallAsync();
        await harness.Clock.PassAsync(TimeSpan.FromSeconds(33));
        await phone.EndedByUs;
        await harness.IdleAsync();
        Assert.That(harness.TheCall.Status, Is.EqualTo(CallStatus.NoAnswer));
        Assert.That(harness.TheCall.EndReason, Is.EqualTo("ring-timeout"));
    }

    [Test]
    public async Task A_ringing_call_can_be_cancelled_and_one_in_progress_cannot()
    {
        await using var harness = new CallHarness();
        harness.Media.Waits.Add("say:wait");
        harness.App.Page("/answered", "<Say>wait</Say>");
        var first = (CallCommandOutcome.Done)await harness.Control.CreateAsync(ToAnn, CancellationToken.None);
        var phone = await harness.Phones.NextCallAsync();
        var done = await harness.Control.UpdateAsync(new UpdateCallCommand(CallHarness.Account, first.Call.Sid, Status: CallStatus.Canceled), CancellationToken.None);
        await phone.EndedByUs;
        Assert.That(((CallCommandOutcome.Done)done).Call.Status, Is.EqualTo(CallStatus.Canceled));

        var second = (CallCommandOutcome.Done)await harness.Control.CreateAsync(ToAnn, CancellationToken.None);
        (await harness.Phones.NextCallAsync()).PickUp();
        await harness.Media.Heard.NextAsync();
        var refused = await harness.Control.UpdateAsync(new UpdateCallCommand(CallHarness.Account, second.Call.Sid, Status: CallStatus.Canceled), CancellationToken.None);
        Assert.That(((CallCommandOutcome.Refused)refused).Error, Is.EqualTo(ErrorCatalogue.CallNotInProgress));
        var ended = await harness.Control.UpdateAsync(new UpdateCallCommand(CallHarness.Account, second.Call.Sid, Status: CallStatus.Completed), CancellationToken.None);
        Assert.That(((CallCommandOutcome.Done)ended).Call.Status, Is.EqualTo(CallStatus.Completed));
        Assert.That(harness.Calls[second.Call.Sid].EndReason, Is.EqualTo("rest-completed"));

        var late = await harness.Control.UpdateAsync(new UpdateCallCommand(CallHarness.Account, second.Call.Sid, Status: CallStatus.Completed), CancellationToken.None);
        Assert.That(((CallCommandOutcome.Refused)late).Error, Is.EqualTo(ErrorCatalogue.CallNotInProgress));
        await harness.IdleAsync();
    }

    [Test]
    public async Task A_new_time_limit_counts_from_the_answer([Values(60, 5)] int seconds)
    {
        await using var harness = new CallHarness();
        harness.Media.Waits.Add("say:wait");
        harness.App.Page("/answered", "<Say>wait</Say>");
        var created = (CallCommandOutcome.Done)await harness.Control.CreateAsync(ToAnn, CancellationToken.None);
        var phone = await harness.Phones.NextCallAsync();
        phone.PickUp();
        await harness.Media.Heard.NextAsync();
        harness.Clock.Advance(TimeSpan.FromSeconds(10));

        var limited = await harness.Control.UpdateAsync(new UpdateCallCommand(CallHarness.Account, created.Call.Sid, TimeLimit: TimeSpan.FromSeconds(seconds)), CancellationToken.None);
        Assert.That(limited, Is.InstanceOf<CallCommandOutcome.Done>());
        if (seconds > 10)
        {
            await harness.Clock.PassAsync(TimeSpan.FromSeconds(seconds - 10));
        }

        await phone.EndedByUs;
        await harness.IdleAsync();
        Assert.That((harness.TheCall.Status, harness.TheCall.EndReason, harness.TheCall.Duration), Is.EqualTo((CallStatus.Completed, "time-limit", (int?)Math.Max(10, seconds))));
    }

    [Test]
    public async Task A_document_given_outright_is_run_and_digits_are_sent_first()
    {
        await using var harness = new CallHarness();
        await harness.Control.CreateAsync(
            ToAnn with { Instructions = new CallInstructions { Document = "<Response><Say>outright</Say></Response>" }, SendDigits = "12w3", Record = true },
            CancellationToken.None);
        (await harness.Phones.NextCallAsync()).PickUp();
        Assert.That(await harness.Media.Heard.NextAsync(), Is.EqualTo("digits:12w3"));
        Assert.That(await harness.Media.Heard.NextAsync(), Is.EqualTo("say:outright"));
        await harness.IdleAsync();
        Assert.That(harness.Recordings.All.Single().Source, Is.EqualTo("OutboundAPI"));
    }

    [Test]
    public async Task What_cannot_be_reached_is_refused()
    {
        await using var harness = new CallHarness(o => o.Trunks.Clear());
        var number = await harness.Control.CreateAsync(ToAnn with { To = "+15550122" }, CancellationToken.None);
        var nonsense = await harness.Control.CreateAsync(ToAnn with { To = "nobody at all" }, CancellationToken.None);
        harness.Runtime.BeginDrain();
        var draining = await harness.Control.CreateAsync(ToAnn, CancellationToken.None);
        Assert.Multiple(() =>
        {
            Assert.That(((CallCommandOutcome.Refused)number).Error, Is.EqualTo(ErrorCatalogue.ToUnreachable));
            Assert.That(((CallCommandOutcome.Refused)nonsense).Error, Is.EqualTo(ErrorCatalogue.ToInvalid));
            Assert.That(((CallCommandOutcome.Refused)draining).Error, Is.EqualTo(ErrorCatalogue.ServiceUnavailable));
        });
    }

    [Test]
    public async Task A_drain_ends_what_lasts_too_long()
    {
        await using var harness = new CallHarness();
        harness.Media.Waits.Add("say:wait");
        harness.App.Page("/voice", "<Say>wait</Say>");
        var phone = harness.Call();
        await harness.Media.Heard.NextAsync();
        var drained = harness.Runtime.DrainAsync(TimeSpan.FromSeconds(44), CancellationToken.None);
        await harness.Clock.PassAsync(TimeSpan.FromSeconds(44));
        await phone.EndedByUs;
        await drained.WaitAsync(Signals<int>.Limit);
        await harness.IdleAsync();
        Assert.That(harness.TheCall.EndReason, Is.EqualTo("server-stopping"));
    }
}
