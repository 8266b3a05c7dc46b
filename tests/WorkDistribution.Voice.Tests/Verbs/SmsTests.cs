using WorkDistribution.Voice.Calls;
using WorkDistribution.Voice.Messages;
using WorkDistribution.Voice.Tests.Fakes;

namespace WorkDistribution.Voice.Tests.Verbs;

/// <summary>Sms within calls.</summary>
public sealed class SmsTests
{
    [Test]
    public async Task Sms_sends_to_the_caller_and_the_document_goes_on_at_once_without_answering()
    {
        await using var harness = new CallHarness();
        harness.App.Page("/voice", "<Sms statusCallback=\"/told\">Thanks for calling</Sms><Redirect>/next</Redirect>");
        harness.App.Page("/next", "<Reject/>");
        harness.App.Page("/told", "");
        var phone = harness.Call();
        await phone.Rejected;
        await harness.IdleAsync();
        var sent = harness.Texts.Outgoing;
        Assert.That((sent.From, sent.To, sent.Body, sent.Direction, sent.CallSid), Is.EqualTo((CallHarness.Number, "+15550111", "Thanks for calling", MessageDirection.OutboundCall, harness.TheCall.Sid)));
        Assert.That((phone.IsAnswered, harness.App.All.Count(r => r.Url == WebApp.Base + "/told")), Is.EqualTo((false, 2)));
    }

    [Test]
    public async Task The_action_is_told_of_the_message_and_its_document_follows()
    {
        await using var harness = new CallHarness();
        harness.App.Page("/voice", "<Sms to=\"+15550122\" from=\"+15550123\" action=\"/sent\" method=\"GET\">one</Sms><Say>never</Say>");
        harness.App.Page("/sent", "<Hangup/>");
        harness.Call();
        await harness.App.NextAsync();
        var asked = await harness.App.NextAsync();
        await harness.IdleAsync();
        var sent = harness.Texts.Outgoing;
        Assert.That((asked.Path, asked["MessageSid"], asked["SmsSid"], asked["MessageStatus"], asked["CallSid"]), Is.EqualTo(("/sent", sent.Sid.Value, sent.Sid.Value, "queued", harness.TheCall.Sid.Value)));
        Assert.That((sent.From, sent.To), Is.EqualTo(("+15550123", "+15550122")));
    }

    [Test]
    public async Task A_message_that_cannot_be_sent_is_written_down_and_the_call_goes_on()
    {
        await using var harness = new CallHarness();
        harness.App.Page("/voice", "<Sms to=\"nowhere\" action=\"/sent\">one</Sms>");
        harness.App.Page("/sent", "<Hangup/>");
        harness.Call();
        await harness.App.NextAsync();
        var asked = await harness.App.NextAsync();
        await harness.IdleAsync();
        Assert.That((asked["MessageSid"], asked["SmsStatus"], asked["ErrorCode"]), Is.EqualTo(((string?)null, "invalid", "14101")));
        Assert.That(harness.Notifications.All.Single().ErrorCode, Is.EqualTo(14101));
    }

    [Test]
    public async Task In_an_outgoing_call_the_message_goes_to_the_called_party()
    {
        await using var harness = new CallHarness();
        var outcome = await harness.Control.CreateAsync(
            new CreateCallCommand
            {
                AccountSid = CallHarness.Account,
                To = "+15550199",
                From = CallHarness.Number,
                Instructions = new CallInstructions { Document = "<Response><Sms>hello</Sms><Message>two</Message></Response>" },
            },
            CancellationToken.None);
        Assert.That(outcome, Is.TypeOf<CallCommandOutcome.Done>());
        (await harness.Phones.NextCallAsync()).PickUp();
        await harness.IdleAsync();
        Assert.That(harness.Texts.All.Select(m => (m.From, m.To, m.Body)), Is.EqualTo(new[] { (CallHarness.Number, "+15550199", "hello"), (CallHarness.Number, "+15550199", "two") }));
        Assert.That(harness.Notifications.All.Single().ErrorCode, Is.EqualTo(12200), "Message is a stranger in a call's document");
    }
}
