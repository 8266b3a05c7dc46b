using WorkDistribution.Core.Webhooks;
using WorkDistribution.Voice.Calls;
using WorkDistribution.Voice.Tests.Fakes;

namespace WorkDistribution.Voice.Tests.Calls;

public sealed class IncomingCallTests
{
    [Test]
    public async Task The_application_is_asked_before_the_call_is_answered()
    {
        await using var harness = new CallHarness();
        var document = new TaskCompletionSource<WebhookOutcome>();
        harness.App.OnSlow("/voice", document.Task);

        var phone = harness.Call();
        var asked = await harness.App.NextAsync();

        Assert.Multiple(() =>
        {
            Assert.That(phone.IsAnswered, Is.False);
            Assert.That(phone.Rang, Is.True);
            Assert.That(asked.Path, Is.EqualTo("/voice"));
            Assert.That(asked["CallStatus"], Is.EqualTo("ringing"));
            Assert.That(asked["To"], Is.EqualTo(CallHarness.Number));
            Assert.That(asked["From"], Is.EqualTo("+15550111"));
            Assert.That(asked["Direction"], Is.EqualTo("inbound"));
            Assert.That(asked["AccountSid"], Is.EqualTo(CallHarness.Account.Value));
            Assert.That(asked["ApiVersion"], Is.EqualTo("2010-04-01"));
            Assert.That(asked["CallerName"], Is.EqualTo("Ann"));
            Assert.That(asked["FromCountry"], Is.EqualTo("US"));
            Assert.That(asked["SipCallId"], Is.EqualTo("call-id@phone"));
            Assert.That(harness.TheCall.Status, Is.EqualTo(CallStatus.Ringing), "kept before anybody is asked");
        });

        document.SetResult(WebApp.Xml("/voice", "<Response><Say>Hello</Say></Response>"));
        await phone.Answered;
        Assert.That(await harness.Media.Heard.NextAsync(), Is.EqualTo("say:Hello"));
        await phone.EndedByUs;
        var told = await harness.App.NextAsync();
        await harness.IdleAsync();
        Assert.Multiple(() =>
        {
            Assert.That(told.Path, Is.EqualTo("/status"));
            Assert.That(told["CallStatus"], Is.EqualTo("completed"));
            Assert.That(told["SequenceNumber"], Is.EqualTo("0"));
            Assert.That(told["CallbackSource"], Is.EqualTo("call-progress-events"));
            Assert.That(told["CallDuration"], Is.EqualTo("0"));
            Assert.That(told["Timestamp"], Does.EndWith("+0000"));
            Assert.That(harness.TheCall.Status, Is.EqualTo(CallStatus.Completed));
        });
    }

    [TestCase("<Reject/>", 603, CallStatus.NoAnswer)]
    [TestCase("<Reject reason=\"busy\"/>", 486, CallStatus.Busy)]
    [TestCase("<Redirect>/next</Redirect>", 486, CallStatus.Busy)]
    public async Task Verbs_that_need_no_audio_do_not_answer(string verbs, int status, CallStatus final)
    {
        await using var harness = new CallHarness();
        harness.App.Page("/voice", verbs);
        harness.App.Page("/next", "<Reject reason=\"busy\"/>");

        var phone = harness.Call();

        Assert.That(await phone.Rejected, Is.EqualTo(status));
        await harness.IdleAsync();
        Assert.Multiple(() =>
        {
            Assert.That(phone.IsAnswered, Is.False);
            Assert.That(harness.TheCall.Status, Is.EqualTo(final));
            Assert.That(harness.TheCall.AnswerTime, Is.Null);
            Assert.That(harness.TheCall.Duration, Is.Zero);
        });
    }

    [TestCase("<Hangup/>", "hangup-verb")]
    [TestCase("", "hangup")]
    public async Task An_end_that_is_no_Reject_answers_first(string verbs, string reason)
    {
        await using var harness = new CallHarness();
        harness.App.Page("/voice", verbs);
        var phone = harness.Call();
        await phone.Answered;
        await phone.EndedByUs;
        await harness.IdleAsync();
        Assert.That((harness.TheCall.Status, harness.TheCall.EndReason), Is.EqualTo((CallStatus.Completed, reason)));
    }

    [Test]
    public async Task A_dial_that_answers_on_the_bridge_and_reaches_nobody_leaves_the_caller_unanswered()
    {
        await using var harness = new CallHarness();
        harness.App.Page("/voice", "<Dial answerOnBridge=\"true\"><Client>nobody</Client></Dial>");
        var phone = harness.Call();
        Assert.That(await phone.Rejected, Is.EqualTo(603));
        await harness.IdleAsync();
        Assert.That(phone.IsAnswered, Is.False);
    }

    [Test]
    public async Task A_pause_first_delays_the_answer()
    {
        await using var harness = new CallHarness();
        harness.App.Page("/voice", "<Pause length=\"7\"/><Say>Hello</Say>");

        var phone = harness.Call();
        await harness.App.NextAsync();
        Assert.That(phone.IsAnswered, Is.False);
        await harness.Clock.PassAsync(TimeSpan.FromSeconds(7));

        await phone.Answered;
        await phone.EndedByUs;
        await harness.IdleAsync();
    }

    [Test]
    public async Task A_caller_who_cancels_while_the_application_thinks_ends_the_request_and_the_call()
    {
        await using var harness = new CallHarness();
        harness.App.OnSlow("/voice", new TaskCompletionSource<WebhookOutcome>().Task);

        var phone = harness.Call();
        await harness.App.NextAsync();
        phone.Cancel();
        var told = await harness.App.NextAsync();

        await harness.IdleAsync();
        Assert.Multiple(() =>
        {
            Assert.That(told["CallStatus"], Is.EqualTo("canceled"));
            Assert.That(harness.TheCall.Status, Is.EqualTo(CallStatus.Canceled));
            Assert.That(harness.TheCall.EndReason, Is.EqualTo("remote-cancel"));
        });
    }

    [TestCase("<Say>wait</Say>")]
    [TestCase("<Play>http://app.test/wait.wav</Play>")]
    [TestCase("<Say>Hello</Say><Pause length=\"60\"/>")]
    [TestCase("<Gather><Say>wait</Say></Gather>")]
    [TestCase("<Gather timeout=\"60\"/>")]
    [TestCase("<Record playBeep=\"false\"/>")]
    [TestCase("<Dial><Number>+15550122</Number></Dial>")]
    [TestCase("<Redirect>/slow</Redirect>")]
    public async Task A_hang_up_during_any_verb_leaves_nothing_behind(string verbs)
    {
        await using var harness = new CallHarness();
        harness.Media.Waits.UnionWith(["say:wait", "play:http://app.test/wait.wav"]);
        harness.App.Page("/voice", verbs);
        harness.App.OnSlow("/slow", new TaskCompletionSource<WebhookOutcome>().Task);

        var phone = harness.Call();
        if (verbs.Contains("slow", StringComparison.Ordinal))
        {
            await harness.App.NextAsync();
            await harness.App.NextAsync();
            phone.Cancel();
        }
        else
        {
            await phone.Answered;
            phone.HangUp();
        }

        await harness.IdleAsync();
        Assert.That(harness.TheCall.IsFinal);
    }

    [Test]
    public async Task An_unknown_number_is_not_found_and_a_suspended_account_forbidden()
    {
        await using var harness = new CallHarness();
        Assert.That(await harness.Call("+15559999").Rejected, Is.EqualTo(404));
        harness.Accounts.All[CallHarness.Account] = harness.Accounts.All[CallHarness.Account] with { Status = Accounts.Accounts.AccountStatus.Suspended };
        Assert.That(await harness.Call().Rejected, Is.EqualTo(403));
        await harness.IdleAsync();
        Assert.That(harness.Calls.All, Is.Empty);
    }

    [Test]
    public async Task Without_a_port_503_and_without_a_codec_488()
    {
        await using var harness = new CallHarness();
        Assert.That(await harness.Call(body: "unusable").Rejected, Is.EqualTo(488));
        harness.Media.IsFull = true;
        Assert.That(await harness.Call().Rejected, Is.EqualTo(503));
        await harness.IdleAsync();
    }

    [Test]
    public async Task An_offer_that_comes_late_is_answered_with_ours_and_nothing_is_played_before_the_ack()
    {
        await using var harness = new CallHarness();
        harness.App.Page("/voice", "<Say>Hello</Say>");

        var phone = harness.Call(body: "");
        await phone.Answered;
        Assert.That(phone.AnswerBody, Is.EqualTo("offer"u8.ToArray()));
        Assert.That(harness.Media.Heard.TryNext(out _), Is.False);
        phone.Observer.OnConfirmed(new Sip.Messages.SipRequest("ACK", phone.Invite.RequestUri, Sip.Messages.SipHeaders.Empty, "answer"u8.ToArray()));

        Assert.That(await harness.Media.Heard.NextAsync(), Is.EqualTo("say:Hello"));
        await harness.IdleAsync();
    }

    [Test]
    public async Task Limits_and_draining_refuse_with_503()
    {
        await using var harness = new CallHarness(o => o.MaxCalls = 1);
        harness.App.OnSlow("/voice", new TaskCompletionSource<WebhookOutcome>().Task);
        var first = harness.Call();
        Assert.That(await harness.Call().Rejected, Is.EqualTo(503));
        first.Cancel();
        await harness.IdleAsync();
        harness.Runtime.BeginDrain();
        Assert.That(await harness.Call().Rejected, Is.EqualTo(503));
        Assert.That(harness.Runtime.RefusedCalls, Is.EqualTo(2));
    }

    [Test]
    public async Task A_leg_that_falls_silent_and_one_that_lasts_too_long_are_ended()
    {
        await using var harness = new CallHarness();
        harness.Media.Waits.Add("say:wait");
        harness.App.Page("/voice", "<Say>wait</Say>");
        var silent = harness.Call();
        await silent.Answered;
        await harness.Media.Heard.NextAsync();
        harness.Media.Sessions[0].LoseMedia();
        await silent.EndedByUs;
        await harness.IdleAsync();
        Assert.That(harness.TheCall.EndReason, Is.EqualTo("rtp-lost"));

        var endless = harness.Call();
        await endless.Answered;
        await harness.Media.Heard.NextAsync();
        harness.Clock.Advance(TimeSpan.FromHours(4));
        await endless.EndedByUs;
        await harness.IdleAsync();
        Assert.That(harness.Calls.All.Select(c => c.EndReason), Does.Contain("time-limit"));
    }

    [Test]
    public async Task Custom_headers_and_the_forwarder_are_handed_on()
    {
        await using var harness = new CallHarness();
        harness.App.Page("/voice", "<Reject/>");
        harness.Call(headers: [new("X-Ticket", "42"), new("Diversion", "<sip:+15550133@x>;reason=unconditional")]);
        var asked = await harness.App.NextAsync();
        Assert.Multiple(() =>
        {
            Assert.That(asked["SipHeader_X-Ticket"], Is.EqualTo("42"));
            Assert.That(asked["ForwardedFrom"], Is.EqualTo("+15550133"));
        });
        await harness.IdleAsync();
    }

    [Test]
    public async Task A_call_through_a_SIP_domain_names_it_and_where_it_came_from()
    {
        await using var harness = new CallHarness();
        harness.App.Page("/voice", "<Reject/>");
        var domain = harness.Domain with { Voice = new Voice.Numbers.VoiceSettings { VoiceUrl = WebApp.Base + "/voice" } };
        harness.Call("sip:desk@phones.test", tag: domain);
        var asked = await harness.App.NextAsync();
        await harness.IdleAsync();
        Assert.That(
            (asked["To"], asked["SipDomain"], asked["SipDomainSid"], asked["SipSourceIp"]),
            Is.EqualTo(("sip:desk@phones.test", "phones.test", domain.Sid.Value, "127.0.0.1")));
    }

    [Test]
    public async Task A_new_offer_inside_the_call_is_answered()
    {
        await using var harness = new CallHarness();
        harness.Media.Waits.Add("say:wait");
        harness.App.Page("/voice", "<Say>wait</Say>");
        var phone = harness.Call();
        await phone.Answered;
        phone.Observer.OnOffer("hold"u8.ToArray());
        phone.Observer.OnOffer("unusable"u8.ToArray());
        Assert.That(await phone.OfferAnswers.NextAsync(), Is.EqualTo("answer to hold"));
        Assert.That(await phone.OfferAnswers.NextAsync(), Is.EqualTo("refused 488"));
        phone.HangUp();
        await harness.IdleAsync();
    }
}
