using System.Net;
using WorkDistribution.Sip.Messages;
using WorkDistribution.Sip.Registrar;
using WorkDistribution.Sip.Transport;
using WorkDistribution.Voice.Calls;
using WorkDistribution.Voice.Tests.Fakes;

namespace WorkDistribution.Voice.Tests.Verbs;

public sealed class DialTests
{
    private const string Bob = "<Sip>sip:bob@phones.example</Sip>";

    [TestCase(486, "busy")]
    [TestCase(480, "no-answer")]
    [TestCase(404, "failed")]
    public async Task A_refusal_is_told_to_the_action(int sip, string status)
    {
        await using var harness = Dialling($"<Dial action=\"/dialled\">{Bob}</Dial>");
        harness.Call();
        (await harness.Phones.NextCallAsync()).Refuse(sip);
        var asked = await ActionAsync(harness);
        await harness.IdleAsync();
        Assert.That((asked["DialCallStatus"], asked["DialBridged"], asked["DialCallSid"]), Is.EqualTo((status, "false", Child(harness).Sid.Value)));
        Assert.That(asked["DialSipResponseCode"], Is.EqualTo(sip.ToString(System.Globalization.CultureInfo.InvariantCulture)));
    }

    [Test]
    public async Task An_answer_connects_and_the_callees_hang_up_goes_on_with_the_action()
    {
        await using var harness = Dialling("<Dial action=\"/dialled\" callerId=\"+15550177\"><Number>+1 (555) 0122-00</Number></Dial>");
        var caller = harness.Call();
        var callee = await harness.Phones.NextCallAsync();
        Assert.That(callee.Outgoing!.RequestUri.ToString(), Is.EqualTo("sip:+1555012200@trunk.test:5080"));
        Assert.That(callee.Outgoing.From.Uri.User, Is.EqualTo("+15550177"));
        callee.Alert();
        callee.PickUp();
        await BridgedAsync(harness);
        harness.Clock.Advance(TimeSpan.FromSeconds(12));
        callee.HangUp();
        var asked = await ActionAsync(harness);
        await caller.EndedByUs;
        await harness.IdleAsync();
        Assert.That((asked["DialCallStatus"], asked["DialCallDuration"], asked["DialBridged"]), Is.EqualTo(("completed", "12", "true")));
        Assert.That((Child(harness).ParentCallSid, Child(harness).Direction), Is.EqualTo((harness.TheCall.Sid, CallDirection.OutboundDial)));
    }

    [Test]
    public async Task The_callers_hang_up_ends_the_callee_and_the_action_is_still_told()
    {
        await using var harness = Dialling($"<Dial action=\"/dialled\">{Bob}</Dial>");
        var caller = harness.Call();
        var callee = await harness.Phones.NextCallAsync();
        callee.PickUp();
        await BridgedAsync(harness);
        caller.HangUp();
        await callee.EndedByUs;
        await harness.IdleAsync();
        Assert.That(harness.App.All.Select(r => r.Url), Has.Some.EndsWith("/dialled"));
    }

    [Test]
    public async Task The_caller_who_hangs_up_while_it_rings_cancels_the_callee()
    {
        await using var harness = Dialling($"<Dial>{Bob}</Dial>");
        var caller = harness.Call();
        var callee = await harness.Phones.NextCallAsync();
        caller.HangUp();
        await callee.EndedByUs;
        await harness.IdleAsync();
        Assert.That(Child(harness).Status, Is.EqualTo(CallStatus.Canceled));
    }

    [Test]
    public async Task All_ring_together_and_the_first_answer_wins()
    {
        await using var harness = Dialling("<Dial><Sip>sip:a@phones.example</Sip><Sip>sip:b@phones.example</Sip></Dial>");
        var caller = harness.Call();
        var first = await harness.Phones.NextCallAsync();
        var second = await harness.Phones.NextCallAsync();
        second.PickUp();
        await first.EndedByUs;
        await BridgedAsync(harness);
        second.HangUp();
        await caller.EndedByUs;
        await harness.IdleAsync();
        Assert.That(harness.Calls.All.Where(c => c.ParentCallSid is not null).Select(c => c.Status), Is.EquivalentTo(new[] { CallStatus.Canceled, CallStatus.Completed }));
    }

    [Test]
    public async Task A_sequential_dial_rings_one_after_another()
    {
        await using var harness = Dialling("<Dial sequential=\"true\"><Sip>sip:a@phones.example</Sip><Sip>sip:b@phones.example</Sip></Dial>");
        harness.Call();
        var first = await harness.Phones.NextCallAsync();
        Assert.That(harness.Phones.TryNextCall(out _), Is.False);
        first.Refuse(486);
        (await harness.Phones.NextCallAsync()).Refuse(480);
        await harness.IdleAsync();
    }

    [Test]
    public async Task With_answerOnBridge_the_caller_is_answered_when_the_callee_is()
    {
        await using var harness = Dialling($"<Dial answerOnBridge=\"true\">{Bob}</Dial>");
        var caller = harness.Call();
        var callee = await harness.Phones.NextCallAsync();
        Assert.That(caller.IsAnswered, Is.False);
        callee.PickUp();
        await caller.Answered;
        callee.HangUp();
        await harness.IdleAsync();
    }

    [Test]
    public async Task A_whisper_is_heard_before_the_connection_and_may_refuse_it()
    {
        await using var harness = Dialling("<Dial action=\"/dialled\"><Sip url=\"/whisper\">sip:bob@phones.example</Sip></Dial>");
        harness.App.Page("/whisper", "<Say>for you</Say><Hangup/>");
        harness.Call();
        var callee = await harness.Phones.NextCallAsync();
        callee.PickUp();
        await callee.EndedByUs;
        var asked = await ActionAsync(harness);
        await harness.IdleAsync();
        Assert.That((asked["DialCallStatus"], asked["DialBridged"]), Is.EqualTo(("no-answer", "false")));
    }

    [Test]
    public async Task The_callers_star_key_ends_the_callee_and_the_document_goes_on()
    {
        await using var harness = Dialling($"<Dial hangupOnStar=\"true\">{Bob}</Dial><Redirect>/dialled</Redirect>");
        harness.Call();
        var callee = await harness.Phones.NextCallAsync();
        callee.PickUp();
        await BridgedAsync(harness);
        harness.Media.Sessions[0].Press('5');
        harness.Media.Sessions[0].Press('*');
        await callee.EndedByUs;
        await ActionAsync(harness);
        await harness.IdleAsync();
    }

    [Test]
    public async Task A_client_is_rung_at_all_its_phones()
    {
        await using var harness = Dialling("<Dial><Client>bob</Client></Dial>");
        harness.Phones.Registered["bob@phones.test"] = FakeUserAgent.TwoPhones("bob");
        harness.Call();
        var first = await harness.Phones.NextCallAsync();
        var second = await harness.Phones.NextCallAsync();
        Assert.That(first.Outgoing!.Destination, Is.Not.Null);
        Assert.That(first.Outgoing.To!.Uri.ToString(), Is.EqualTo("sip:bob@phones.test"));
        first.PickUp();
        await second.EndedByUs;
        await BridgedAsync(harness);
        first.HangUp();
        await harness.IdleAsync();
    }

    [Test]
    public async Task A_recording_of_the_conversation_is_told_with_the_result()
    {
        await using var harness = Dialling($"<Dial action=\"/dialled\" record=\"record-from-answer-dual\">{Bob}</Dial>");
        harness.Call();
        var callee = await harness.Phones.NextCallAsync();
        callee.PickUp();
        var (_, _, request) = await harness.Media.Recordings.NextAsync();
        await BridgedAsync(harness);
        callee.HangUp();
        var asked = await ActionAsync(harness);
        await harness.IdleAsync();
        Assert.That((request.DualChannel, asked["RecordingDuration"], harness.Recordings.All.Single().Channels), Is.EqualTo((true, "3", 2)));
    }

    [Test]
    public async Task A_callee_led_elsewhere_leaves_the_caller_with_the_next_verb()
    {
        await using var harness = Dialling($"<Dial>{Bob}</Dial><Hangup/>");
        harness.App.Page("/elsewhere", "<Say>alone</Say>");
        var caller = harness.Call();
        var callee = await harness.Phones.NextCallAsync();
        callee.PickUp();
        await BridgedAsync(harness);
        await harness.Control.UpdateAsync(
            new UpdateCallCommand(CallHarness.Account, Child(harness).Sid, new CallInstructions { Url = WebApp.Base + "/elsewhere" }),
            CancellationToken.None);
        await caller.EndedByUs;
        await callee.EndedByUs;
        await harness.IdleAsync();
        Assert.That(harness.App.All.Select(r => r.Url), Has.Some.EndsWith("/elsewhere"));
    }

    private static CallHarness Dialling(string verbs)
    {
        var harness = new CallHarness();
        harness.App.Page("/voice", verbs);
        harness.App.Page("/dialled", "<Hangup/>");
        return harness;
    }

    private static CallRecord Child(CallHarness harness) => harness.Calls.All.Single(c => c.ParentCallSid is not null);

    private static async Task BridgedAsync(CallHarness harness)
    {
        while (await harness.Media.Heard.NextAsync() != "bridged")
        {
        }
    }

    private static async Task<WebApp.Form> ActionAsync(CallHarness harness)
    {
        while (true)
        {
            var asked = await harness.App.NextAsync();
            if (asked.Path == "/dialled")
            {
                return asked;
            }
        }
    }
}
