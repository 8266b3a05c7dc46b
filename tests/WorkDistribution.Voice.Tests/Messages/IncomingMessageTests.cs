using WorkDistribution.Accounts.Accounts;
using WorkDistribution.Core.Identity;
using WorkDistribution.Core.Webhooks;
using WorkDistribution.Voice.Applications;
using WorkDistribution.Voice.Calls;
using WorkDistribution.Voice.Messages;
using WorkDistribution.Voice.Messages.Gateways;
using WorkDistribution.Voice.Tests.Fakes;

namespace WorkDistribution.Voice.Tests.Messages;

/// <summary>Messages that come in: whose they are, what their application is told and what it may do.</summary>
public sealed class IncomingMessageTests
{
    private const string Friend = "+15550111";

    private CallHarness _harness = null!;

    [SetUp]
    public void SetUp()
    {
        _harness = new CallHarness();
        _harness.Numbers.All[0] = _harness.Numbers.All[0] with { SmsUrl = WebApp.Base + "/sms", SmsFallbackUrl = WebApp.Base + "/smsback" };
    }

    [TearDown]
    public async Task TearDown()
    {
        await _harness.IdleAsync();
        await _harness.DisposeAsync();
    }

    [Test]
    public async Task The_application_is_told_everything_and_answers_with_messages()
    {
        _harness.App.Page("/sms", "<Message>one</Message><Message to=\"+15550122\" action=\"/told\"><Body>two</Body><Media>/cat.png</Media></Message>");
        _harness.App.Page("/told", "");
        Assert.That(await _harness.TextAsync("Hello"), Is.EqualTo(200));
        var asked = await _harness.App.NextAsync();
        await _harness.IdleAsync();
        var received = _harness.Texts.Incoming;
        var replies = _harness.Texts.All.Where(m => m.Direction == MessageDirection.OutboundReply).ToList();
        Assert.Multiple(() =>
        {
            Assert.That((asked.Path, asked["From"], asked["To"], asked["Body"]), Is.EqualTo(("/sms", Friend, CallHarness.Number, "Hello")));
            Assert.That((asked["MessageSid"], asked["SmsSid"], asked["SmsMessageSid"], asked["AccountSid"]), Is.EqualTo((received.Sid.Value, received.Sid.Value, received.Sid.Value, CallHarness.Account.Value)));
            Assert.That((asked["NumMedia"], asked["NumSegments"], asked["SmsStatus"], asked["ApiVersion"], asked["FromCountry"]), Is.EqualTo(("0", "1", "received", "2010-04-01", "US")));
            Assert.That((asked["SipHeader_X-Route"], asked["SipSourceIp"]), Is.EqualTo(("blue", "127.0.0.1")));
            Assert.That(replies.Select(m => (m.From, m.To, m.Body, m.NumMedia, m.InReplyTo, m.Status)), Is.EquivalentTo(new[]
            {
                (CallHarness.Number, Friend, "one", 0, (MessageSid?)received.Sid, MessageStatus.Delivered),
                (CallHarness.Number, "+15550122", "two", 1, received.Sid, MessageStatus.Delivered),
            }));
            Assert.That(_harness.Texts.Media.Single().Media.Url, Is.EqualTo(WebApp.Base + "/cat.png"));
        });
        Assert.That((await _harness.App.NextAsync())["MessageStatus"], Is.EqualTo("sent"));
    }

    [Test]
    public async Task Plain_text_is_the_reply()
    {
        _harness.App.On("/sms", _ => new WebhookOutcome.Answered(200, "text/plain", "Thank you"u8.ToArray(), WebApp.Base + "/sms", []));
        await _harness.TextAsync("Hello");
        await _harness.IdleAsync();
        Assert.That((_harness.Texts.Outgoing.Body, _harness.Texts.Outgoing.To), Is.EqualTo(("Thank you", Friend)));
    }

    [Test]
    public async Task A_generated_picture_is_returned_as_media_that_we_keep()
    {
        _harness.App.On("/sms", _ => new WebhookOutcome.Answered(200, "image/png", new byte[] { 9, 8, 7 }, WebApp.Base + "/sms", []));
        await _harness.TextAsync("graph ACME");
        var sent = await _harness.Phones.Messages.NextAsync();
        await _harness.IdleAsync();
        var (media, content) = _harness.Texts.Media.Single();
        Assert.That((media.ContentType, content), Is.EqualTo(("image/png", new byte[] { 9, 8, 7 })));
        Assert.That(System.Text.Encoding.UTF8.GetString(sent.Body.Span), Is.EqualTo($"http://127.0.0.1:8080/2010-04-01/Accounts/{CallHarness.Account}/Messages/{media.MessageSid}/Media/{media.Sid}"));
    }

    [Test]
    public async Task A_picture_that_comes_in_is_kept_and_its_address_told()
    {
        _harness.App.Page("/sms", "");
        Assert.That(await _harness.TextAsync("abc", type: "image/gif"), Is.EqualTo(200));
        var asked = await _harness.App.NextAsync();
        var (media, content) = _harness.Texts.Media.Single();
        Assert.That((asked["Body"], asked["NumMedia"], asked["MediaContentType0"]), Is.EqualTo(("", "1", "image/gif")));
        Assert.That(asked["MediaUrl0"], Does.EndWith($"/Messages/{asked["MessageSid"]}/Media/{media.Sid}"));
        Assert.That(content, Is.EqualTo("abc"u8.ToArray()));
    }

    [Test]
    public async Task Redirect_and_the_action_of_Sms_lead_to_further_documents()
    {
        _harness.App.Page("/sms", "<Redirect method=\"GET\">/second?who={From}</Redirect><Message>never</Message>");
        _harness.App.Page("/second?who=%2B15550111", "<Sms action=\"/third\">hi</Sms><Message>never</Message>");
        _harness.App.Page("/third", "");
        await _harness.TextAsync("Hello");
        await _harness.App.NextAsync();
        var second = await _harness.App.NextAsync();
        var third = await _harness.App.NextAsync();
        await _harness.IdleAsync();
        Assert.That((second.Path, second.Request.Method, second["Body"]), Is.EqualTo(("/second?who=%2B15550111", WebhookMethod.Get, "Hello")));
        Assert.That((third.Path, third["MessageStatus"]), Is.EqualTo(("/third", "queued")));
        Assert.That(third.Parameters.Count(p => p.Key == "MessageSid"), Is.EqualTo(2), "of the message that came in, and of the reply");
        Assert.That(_harness.Texts.Outgoing.Body, Is.EqualTo("hi"));
    }

    [Test]
    public async Task A_chain_without_end_ends()
    {
        _harness.App.Page("/sms", "<Redirect>/sms</Redirect>");
        await _harness.TextAsync("Hello");
        await _harness.IdleAsync();
        Assert.That(_harness.App.All, Has.Count.EqualTo(20));
        Assert.That(_harness.Notifications.All.Single().ErrorCode, Is.EqualTo(14106));
    }

    [Test]
    public async Task A_fault_is_written_down_and_the_fallback_answers()
    {
        _harness.App.On("/sms", _ => WebApp.Failure());
        _harness.App.Page("/smsback", "<Message>sorry</Message>");
        await _harness.TextAsync("Hello");
        await _harness.IdleAsync();
        Assert.That(_harness.Texts.Outgoing.Body, Is.EqualTo("sorry"));
        Assert.That((_harness.Notifications.All.Single().ErrorCode, _harness.App.All[1].Parameters.Any(p => p is { Key: "ErrorCode", Value: "11200" })), Is.EqualTo((11200, true)));
    }

    [Test]
    public async Task A_document_with_verbs_of_calls_sends_first_and_then_calls_the_sender()
    {
        _harness.App.Page("/sms", "<Message>I call you</Message><Say>one</Say><Sms>two</Sms><Redirect>/next</Redirect>");
        _harness.App.Page("/next", "<Say>three</Say>");
        await _harness.TextAsync("call me");
        var call = await _harness.Phones.NextCallAsync();
        Assert.That((call.Outgoing!.RequestUri.User, call.Outgoing.From.Uri.User), Is.EqualTo((Friend, CallHarness.Number)));
        call.PickUp();
        await _harness.IdleAsync();
        Assert.That(_harness.Texts.All.Where(m => m.Direction != MessageDirection.Inbound).Select(m => (m.Body, m.Direction, m.To, m.CallSid)), Is.EqualTo(new[]
        {
            ("I call you", MessageDirection.OutboundReply, Friend, (CallSid?)null),
            ("two", MessageDirection.OutboundCall, Friend, _harness.TheCall.Sid),
        }));
        Assert.That(_harness.App.All.Select(r => r.Url), Is.EqualTo(new[] { WebApp.Base + "/sms", WebApp.Base + "/next" }));
        Assert.That(_harness.App.All[1].Parameters.Any(p => p.Key == "CallSid"));
        Assert.That(_harness.Notifications.All.Select(n => (n.ErrorCode, n.Log)), Is.EquivalentTo(new[] { (14110, 1), (12200, 1) }));
    }

    [Test]
    public async Task Cookies_belong_to_a_conversation_and_its_messages_are_taken_in_order()
    {
        _harness.App.Page("/sms", "");
        await _harness.TextAsync("1");
        await _harness.TextAsync("2");
        await _harness.TextAsync("3", from: "sip:+15550133@trunk.test");
        await _harness.IdleAsync();
        var mine = _harness.App.All.Where(r => r.Parameters.Contains(new("From", Friend))).ToList();
        Assert.That(mine.Select(r => r.Parameters.First(p => p.Key == "Body").Value), Is.EqualTo(new[] { "1", "2" }));
        Assert.That(mine[0].Cookies, Is.SameAs(mine[1].Cookies));
        Assert.That(_harness.App.All.Select(r => r.Cookies).Distinct().Count(), Is.EqualTo(2));
        _harness.Clock.Advance(TimeSpan.FromHours(4));
        await _harness.TextAsync("4");
        await _harness.IdleAsync();
        Assert.That(_harness.App.All[^1].Cookies, Is.Not.SameAs(mine[0].Cookies));
    }

    [Test]
    public async Task Two_numbers_that_answer_each_other_stop()
    {
        _harness.Numbers.All.Add(_harness.Numbers.All[0] with { Sid = new RandomSidSource().New<PhoneNumberSid>(), PhoneNumber = "+15550200" });
        _harness.App.Page("/sms", "<Message>ping</Message>");
        await _harness.TextAsync("ping", from: "sip:+15550200@trunk.test");
        await _harness.IdleAsync();
        Assert.That(_harness.Notifications.All.Single().ErrorCode, Is.EqualTo(14107));
        Assert.That(_harness.Texts.All.Count(m => m.Direction == MessageDirection.OutboundReply), Is.EqualTo(30));
    }

    [Test]
    public async Task An_application_takes_the_place_of_the_numbers_own_addresses_and_is_told_of_replies()
    {
        var application = new VoiceApplication
        {
            Sid = new RandomSidSource().New<ApplicationSid>(),
            AccountSid = CallHarness.Account,
            FriendlyName = "texts",
            SmsUrl = WebApp.Base + "/app",
            SmsMethod = "GET",
            MessageStatusCallback = WebApp.Base + "/course",
            DateCreated = default,
            DateUpdated = default,
        };
        _harness.Applications.All.Add(application);
        _harness.Numbers.All[0] = _harness.Numbers.All[0] with { SmsApplicationSid = application.Sid };
        _harness.App.Page("/app", "<Message>hi</Message>");
        _harness.App.Page("/course", "");
        await _harness.TextAsync("Hello");
        var asked = await _harness.App.NextAsync();
        Assert.That((asked.Path, asked.Request.Method), Is.EqualTo(("/app", WebhookMethod.Get)));
        Assert.That((await _harness.App.NextAsync()).Path, Is.EqualTo("/course"));
    }

    [Test]
    public async Task A_message_whose_application_was_being_asked_in_a_crash_is_asked_about_again()
    {
        await using var dying = new CallHarness();
        dying.Numbers.All[0] = _harness.Numbers.All[0];
        dying.App.OnSlow("/sms", new TaskCompletionSource<WebhookOutcome>().Task);
        await dying.TextAsync("Hello");
        await dying.App.NextAsync();
        var kept = dying.Texts.Incoming;
        Assert.That((kept.Status, kept.Status.ToWire()), Is.EqualTo((MessageStatus.Receiving, "received")));

        await _harness.Texts.AddAsync(kept, [], CancellationToken.None);
        _harness.App.Page("/sms", "<Message>late</Message>");
        await _harness.Runtime.ResumeMessagesAsync(CancellationToken.None);
        await _harness.IdleAsync();
        Assert.That((_harness.App.All.Count, _harness.Texts.Outgoing.Body, _harness.Texts.Incoming.Status), Is.EqualTo((1, "late", MessageStatus.Received)));
        await _harness.Runtime.ResumeMessagesAsync(CancellationToken.None);
        await _harness.IdleAsync();
        Assert.That(_harness.App.All, Has.Count.EqualTo(1), "once it is answered it is not asked about again");
    }

    [Test]
    public async Task An_application_may_take_the_text_out_while_it_is_asked()
    {
        var control = _harness.Get<IMessageControl>();
        _harness.App.OnLater("/sms", async request =>
        {
            await control.RedactAsync(CallHarness.Account, new MessageSid(request.Parameters.First(p => p.Key == "MessageSid").Value), CancellationToken.None);
            return WebApp.Xml("/sms", "<Response/>");
        });
        await _harness.TextAsync("secret");
        await _harness.IdleAsync();
        Assert.That((_harness.Texts.Incoming.Body, _harness.Texts.Incoming.Status), Is.EqualTo(("", MessageStatus.Received)));
    }

    [Test]
    public async Task What_nobody_takes_is_refused()
    {
        var strangers = _harness.Domain with { AccountSid = new AccountSid("AC00000000000000000000000000000002") };
        Assert.That(await _harness.TextAsync("x", to: "+15550999"), Is.EqualTo(404));
        Assert.That(await _harness.TextAsync("x", tag: strangers), Is.EqualTo(404), "a user of another account's domain");
        Assert.That(await _harness.TextAsync("x", type: "application/im-iscomposing+xml"), Is.EqualTo(415));
        Assert.That(await _harness.TextAsync(new string('x', 16_385)), Is.EqualTo(413));
        _harness.Accounts.All[CallHarness.Account] = _harness.Accounts.All[CallHarness.Account] with { Status = AccountStatus.Suspended };
        Assert.That(await _harness.TextAsync("x"), Is.EqualTo(403));
        Assert.That(_harness.Texts.All, Is.Empty);
    }

    [Test]
    public async Task A_user_of_a_domain_reaches_the_numbers_of_its_account()
    {
        _harness.App.Page("/sms", "");
        Assert.That(await _harness.TextAsync("x", from: "sip:bob@phones.test", tag: _harness.Domain), Is.EqualTo(200));
        var asked = await _harness.App.NextAsync();
        Assert.That((asked["From"], asked["SipDomain"]), Is.EqualTo(("sip:bob@phones.test", "phones.test")));
    }

    [Test]
    public async Task A_message_to_a_number_without_an_application_is_kept_and_asks_nobody()
    {
        _harness.Numbers.All[0] = _harness.Numbers.All[0] with { SmsUrl = null };
        Assert.That(await _harness.TextAsync("Hello"), Is.EqualTo(200));
        await _harness.IdleAsync();
        Assert.That((_harness.Texts.Incoming.Body, _harness.Texts.Incoming.Status, _harness.App.All.Count), Is.EqualTo(("Hello", MessageStatus.Received, 0)));
    }

    [Test]
    public async Task The_same_message_handed_in_twice_is_one()
    {
        _harness.App.Page("/sms", "");
        var text = new ReceivedText { Gateway = "http", From = Friend, To = CallHarness.Number, Body = "x", Reference = "abc", Parameters = [new("MessageType", "fax")] };
        var intake = _harness.Get<IMessageIntake>();
        var first = await intake.ReceiveAsync(text, CancellationToken.None);
        var second = await intake.ReceiveAsync(text, CancellationToken.None);
        await _harness.IdleAsync();
        Assert.That(second, Is.EqualTo(first));
        Assert.That((_harness.App.All.Count, _harness.Texts.All.Count), Is.EqualTo((1, 1)));
        Assert.That(_harness.App.All[0].Parameters, Does.Contain(new KeyValuePair<string, string>("MessageType", "fax")));
    }

    [Test]
    public async Task A_reply_that_cannot_be_sent_is_written_down_and_the_others_are_sent()
    {
        _harness.App.Page("/sms", "<Message to=\"nowhere\">one</Message><Message>two</Message>");
        await _harness.TextAsync("Hello");
        await _harness.IdleAsync();
        Assert.That(_harness.Texts.Outgoing.Body, Is.EqualTo("two"));
        Assert.That(_harness.Notifications.All.Single().ErrorCode, Is.EqualTo(14101));
    }
}
