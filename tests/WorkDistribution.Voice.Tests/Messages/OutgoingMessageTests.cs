using System.Text;
using WorkDistribution.Accounts.Accounts;
using WorkDistribution.Core.Errors;
using WorkDistribution.Core.Identity;
using WorkDistribution.Sip.InstantMessages;
using WorkDistribution.Voice.Messages;
using WorkDistribution.Voice.Messages.Gateways;
using WorkDistribution.Voice.Messages.Outgoing;
using WorkDistribution.Voice.Tests.Fakes;

namespace WorkDistribution.Voice.Tests.Messages;

/// <summary>Messages that are sent: what they are refused for, by which way they leave, how often they are tried, what is told of them.</summary>
public sealed class OutgoingMessageTests
{
    private const string Friend = "+15550111";

    private static SendMessageCommand Command => new()
    {
        AccountSid = CallHarness.Account,
        Direction = MessageDirection.OutboundApi,
        From = CallHarness.Number,
        To = Friend,
        Body = "hello",
        StatusCallback = WebApp.Base + "/told",
    };

    [Test]
    public async Task A_message_leaves_by_the_trunk_and_its_arrival_is_told()
    {
        await using var harness = new CallHarness();
        harness.App.Page("/told", "");
        var queued = await SendAsync(harness, Command with { To = "(555) 0111-2222".Insert(0, "+1 ") });
        var sent = await harness.Phones.Messages.NextAsync();
        await harness.IdleAsync();
        var first = await harness.App.NextAsync();
        var second = await harness.App.NextAsync();
        Assert.Multiple(() =>
        {
            Assert.That((queued.Status, queued.To, queued.NumSegments, queued.DateSent), Is.EqualTo((MessageStatus.Queued, "+155501112222", 1, (DateTimeOffset?)null)));
            Assert.That((sent.RequestUri.ToString(), sent.From.Uri.User, Encoding.UTF8.GetString(sent.Body.Span)), Is.EqualTo(("sip:+155501112222@trunk.test:5080", CallHarness.Number, "hello")));
            Assert.That((first["MessageStatus"], second["MessageStatus"], second["SmsStatus"], second["MessageSid"], second["To"]), Is.EqualTo(("sent", "delivered", "delivered", queued.Sid.Value, "+155501112222")));
            Assert.That((harness.Texts.Outgoing.Status, harness.Texts.Outgoing.Gateway), Is.EqualTo((MessageStatus.Delivered, "sip")));
            Assert.That(harness.Texts.Outgoing.DateSent, Is.Not.Null);
        });
    }

    [Test]
    public async Task Media_goes_by_SIP_as_addresses_after_the_text()
    {
        await using var harness = new CallHarness();
        await SendAsync(harness, Command with { StatusCallback = null, Media = [MessageAttachment.At("https://x.test/a.png"), MessageAttachment.At("https://x.test/b.png")] });
        Assert.That(Encoding.UTF8.GetString((await harness.Phones.Messages.NextAsync()).Body.Span), Is.EqualTo("hello\nhttps://x.test/a.png\nhttps://x.test/b.png"));
        await harness.IdleAsync();
        Assert.That(harness.Texts.Media.Count(), Is.EqualTo(2));
    }

    [TestCase("client:bob")]
    [TestCase("sip:bob@phones.test")]
    public async Task A_user_is_reached_on_every_phone_and_one_of_them_is_enough(string to)
    {
        await using var harness = new CallHarness();
        harness.Phones.Registered["bob@phones.test"] = FakeUserAgent.TwoPhones("bob");
        harness.Phones.AnswerMessage = message => Task.FromResult(new MessageResult(message.RequestUri.Host == "10.0.0.1" ? 480 : 200, "", IsAnswered: true));
        await SendAsync(harness, Command with { To = to, StatusCallback = null });
        await harness.IdleAsync();
        Assert.That(harness.Texts.Outgoing.Status, Is.EqualTo(MessageStatus.Delivered));
        Assert.That((await harness.Phones.Messages.NextAsync()).To!.Uri.ToString(), Is.EqualTo("sip:bob@phones.test"));
    }

    [TestCase(404, MessageStatus.Undelivered, 30005)]
    [TestCase(403, MessageStatus.Undelivered, 30004)]
    [TestCase(415, MessageStatus.Undelivered, 30007)]
    [TestCase(499, MessageStatus.Undelivered, 30008)]
    [TestCase(202, MessageStatus.Sent, null)]
    public async Task What_the_far_side_says_is_what_becomes_of_it(int status, MessageStatus expected, int? code)
    {
        await using var harness = new CallHarness();
        harness.Phones.AnswerMessage = _ => Task.FromResult(new MessageResult(status, "", IsAnswered: true));
        await SendAsync(harness, Command with { StatusCallback = null });
        await harness.IdleAsync();
        Assert.That((harness.Texts.Outgoing.Status, harness.Texts.Outgoing.ErrorCode), Is.EqualTo((expected, code)));
    }

    [Test]
    public async Task An_unreachable_one_is_tried_again_with_growing_pauses_and_then_given_up()
    {
        await using var harness = new CallHarness();
        harness.App.Page("/told", "");
        await SendAsync(harness, Command with { To = "client:nobody" });
        await harness.Clock.PassAsync(TimeSpan.FromSeconds(5));
        await harness.Clock.PassAsync(TimeSpan.FromSeconds(20));
        await harness.Clock.PassAsync(TimeSpan.FromSeconds(80));
        var told = await harness.App.NextAsync();
        await harness.IdleAsync();
        Assert.That((told["MessageStatus"], told["ErrorCode"]), Is.EqualTo(("undelivered", "30003")));
        Assert.That(harness.Get<IMessageControl>().GetStatistics(), Is.EqualTo(new MessageStatistics(0, 0, 0, 3)));
    }

    [Test]
    public async Task A_second_try_that_succeeds_leaves_no_fault()
    {
        await using var harness = new CallHarness();
        var tries = 0;
        harness.Phones.AnswerMessage = _ => Task.FromResult(++tries == 1 ? new MessageResult(503, "busy", IsAnswered: true, TimeSpan.FromSeconds(7)) : new MessageResult(200, "", IsAnswered: true));
        await SendAsync(harness, Command with { StatusCallback = null });
        await harness.Clock.PassAsync(TimeSpan.FromSeconds(7));
        await harness.IdleAsync();
        Assert.That((harness.Texts.Outgoing.Status, harness.Texts.Outgoing.ErrorCode), Is.EqualTo((MessageStatus.Delivered, (int?)null)));
    }

    [Test]
    public async Task A_carrier_that_never_answers_is_given_up_after_its_time()
    {
        await using var harness = new CallHarness(options => options.MessageAttempts = 1, null, new SilentGateway());
        await SendAsync(harness, Command with { StatusCallback = null });
        await harness.Clock.PassAsync(TimeSpan.FromSeconds(40));
        await harness.IdleAsync();
        Assert.That((harness.Texts.Outgoing.Status, harness.Texts.Outgoing.ErrorCode), Is.EqualTo((MessageStatus.Undelivered, (int?)30003)));
    }

    [Test]
    public async Task A_message_that_waits_longer_than_it_is_valid_is_not_sent()
    {
        await using var harness = new CallHarness();
        await SendAsync(harness, Command with { To = "client:nobody", StatusCallback = null, Validity = TimeSpan.FromSeconds(8) });
        await harness.Clock.PassAsync(TimeSpan.FromSeconds(5));
        await harness.IdleAsync();
        Assert.That(harness.Texts.Outgoing.Status, Is.EqualTo(MessageStatus.Undelivered), "the third try would be too late");
    }

    [Test]
    public async Task Messages_to_one_recipient_leave_in_order_and_do_not_hold_up_others()
    {
        await using var harness = new CallHarness();
        harness.Phones.AnswerMessage = message => message.RequestUri.User == Friend && Encoding.UTF8.GetString(message.Body.Span) == "1"
            ? new TaskCompletionSource<MessageResult>().Task
            : Task.FromResult(new MessageResult(200, "", IsAnswered: true));
        await SendAsync(harness, Command with { Body = "1", StatusCallback = null });
        await harness.Phones.Messages.NextAsync();
        await SendAsync(harness, Command with { Body = "2", StatusCallback = null });
        await SendAsync(harness, Command with { Body = "3", To = "+15550122", StatusCallback = null });
        Assert.That(Encoding.UTF8.GetString((await harness.Phones.Messages.NextAsync()).Body.Span), Is.EqualTo("3"));
        Assert.That(harness.Phones.Messages.TryNext(out _), Is.False);
    }

    [Test]
    public async Task A_number_of_this_server_gets_its_message_inside()
    {
        await using var harness = new CallHarness();
        harness.Numbers.All.Add(harness.Numbers.All[0] with { Sid = new RandomSidSource().New<PhoneNumberSid>(), PhoneNumber = "+15550200", SmsUrl = WebApp.Base + "/sms" });
        harness.App.Page("/sms", "");
        await SendAsync(harness, Command with { To = "+15550200", StatusCallback = null, Media = [MessageAttachment.At("https://x.test/a.png")] });
        var asked = await harness.App.NextAsync();
        await harness.IdleAsync();
        Assert.That((asked["From"], asked["To"], asked["Body"], asked["NumMedia"], asked["MediaUrl0"]), Is.EqualTo((CallHarness.Number, "+15550200", "hello", "1", "https://x.test/a.png")));
        Assert.That((harness.Texts.Outgoing.Status, harness.Texts.Incoming.From), Is.EqualTo((MessageStatus.Delivered, CallHarness.Number)));
        Assert.That(harness.Phones.Messages.TryNext(out _), Is.False);
    }

    [Test]
    public async Task A_gateway_of_the_operator_comes_before_the_trunk_and_its_report_is_told()
    {
        var simulator = new SimulatedMessageGateway();
        await using var harness = new CallHarness(null, null, simulator);
        harness.App.Page("/told", "");
        var sent = await SendAsync(harness, Command with { To = "+15550202" });
        Assert.That((await harness.App.NextAsync())["MessageStatus"], Is.EqualTo("sent"));
        await harness.IdleAsync();
        Assert.That(simulator.Messages.Single().Body, Is.EqualTo("hello"));
        var intake = harness.Get<IMessageIntake>();
        Assert.That(await intake.ReportAsync(new DeliveryReport("another", sent.Sid, null, IsDelivered: true), CancellationToken.None), Is.False, "of another gateway");
        Assert.That(await intake.ReportAsync(new DeliveryReport("simulator", null, "sim-" + sent.Sid.Value[2..], IsDelivered: false, 30006, "landline"), CancellationToken.None), Is.True);
        Assert.That(await intake.ReportAsync(new DeliveryReport("simulator", sent.Sid, null, IsDelivered: true), CancellationToken.None), Is.True, "too late: changes nothing");
        var told = await harness.App.NextAsync();
        Assert.That((told["MessageStatus"], told["ErrorCode"]), Is.EqualTo(("undelivered", "30006")));
        Assert.That(harness.Texts.Outgoing.Status, Is.EqualTo(MessageStatus.Undelivered));
    }

    [Test]
    public async Task A_report_that_overtakes_the_gateways_answer_is_not_lost()
    {
        var gateway = new HastyGateway();
        await using var harness = new CallHarness(null, null, gateway);
        gateway.Intake = harness.Get<IMessageIntake>();
        await SendAsync(harness, Command with { StatusCallback = null });
        await harness.IdleAsync();
        Assert.That(harness.Texts.Outgoing.Status, Is.EqualTo(MessageStatus.Delivered));
    }

    [TestCase("nowhere", CallHarness.Number, "x", 21211)]
    [TestCase(Friend, "no such sender name", "x", 21212)]
    [TestCase(Friend, Friend, "x", 21266)]
    [TestCase(Friend, CallHarness.Number, "", 21619)]
    public async Task What_cannot_be_sent_is_refused(string to, string from, string body, int code)
    {
        await using var harness = new CallHarness();
        var refused = (MessageCommandOutcome.Refused)await harness.Get<IMessageControl>().SendAsync(Command with { To = to, From = from, Body = body }, CancellationToken.None);
        Assert.That(refused.Error.Code, Is.EqualTo(code));
        Assert.That(harness.Texts.All, Is.Empty);
    }

    [Test]
    public async Task Limits_of_content_account_and_routes_are_refused_with_their_codes()
    {
        await using var harness = new CallHarness(options =>
        {
            options.RequireOwnedCallerId = true;
            options.Trunks.Clear();
        });
        await ExpectAsync(Command with { Body = new string('x', 1_601) }, ErrorCatalogue.MessageBodyTooLong);
        await ExpectAsync(Command with { Media = [.. Enumerable.Repeat(MessageAttachment.At("https://x.test/a"), 11)] }, ErrorCatalogue.MessageTooMuchMedia);
        await ExpectAsync(Command with { Media = [MessageAttachment.At("/relative")] }, ErrorCatalogue.MessageMediaUrlInvalid);
        await ExpectAsync(Command with { From = "+15559999" }, ErrorCatalogue.MessageFromNotAllowed);
        await ExpectAsync(Command, ErrorCatalogue.MessageToUnreachable);
        harness.Accounts.All[CallHarness.Account] = harness.Accounts.All[CallHarness.Account] with { Status = AccountStatus.Suspended };
        await ExpectAsync(Command, ErrorCatalogue.AccountSuspended);

        async Task ExpectAsync(SendMessageCommand command, ErrorCode error) =>
            Assert.That(ErrorOf(await harness.Get<IMessageControl>().SendAsync(command, CancellationToken.None)), Is.EqualTo(error));
    }

    [Test]
    public async Task More_than_may_wait_are_refused_and_counted_and_another_account_is_not_touched()
    {
        await using var harness = new CallHarness(options => options.MaxWaitingMessagesPerAccount = 1, null, new SilentGateway());
        var other = new AccountSid("AC00000000000000000000000000000002");
        harness.Accounts.All[other] = harness.Accounts.All[CallHarness.Account] with { Sid = other };
        var control = harness.Get<IMessageControl>();
        await SendAsync(harness, Command with { StatusCallback = null });
        Assert.That(ErrorOf(await control.SendAsync(Command, CancellationToken.None)), Is.EqualTo(ErrorCatalogue.MessageQueueFull));
        Assert.That(await control.SendAsync(Command with { AccountSid = other }, CancellationToken.None), Is.TypeOf<MessageCommandOutcome.Done>());
        Assert.That(control.GetStatistics(), Is.EqualTo(new MessageStatistics(2, 0, 1, 0)));
    }

    [Test]
    public async Task A_scheduled_message_waits_for_its_hour()
    {
        await using var harness = new CallHarness();
        var scheduled = await SendAsync(harness, Command with { StatusCallback = null, SendAt = harness.Clock.GetUtcNow() + TimeSpan.FromHours(2) });
        Assert.That(scheduled.Status, Is.EqualTo(MessageStatus.Scheduled));
        await harness.Clock.PassAsync(TimeSpan.FromHours(2));
        await harness.IdleAsync();
        Assert.That(harness.Texts.Outgoing.Status, Is.EqualTo(MessageStatus.Delivered));
    }

    [Test]
    public async Task A_scheduled_message_can_be_called_off_once()
    {
        await using var harness = new CallHarness();
        harness.App.Page("/told", "");
        var control = harness.Get<IMessageControl>();
        var scheduled = await SendAsync(harness, Command with { SendAt = harness.Clock.GetUtcNow() + TimeSpan.FromHours(2) });
        var other = new AccountSid("AC00000000000000000000000000000002");
        Assert.That(ErrorOf(await control.CancelAsync(other, scheduled.Sid, CancellationToken.None)), Is.EqualTo(ErrorCatalogue.NotFound));
        Assert.That(ErrorOf(await control.DeleteAsync(CallHarness.Account, scheduled.Sid, CancellationToken.None)), Is.EqualTo(ErrorCatalogue.ResourceInUse));
        var canceled = (MessageCommandOutcome.Done)await control.CancelAsync(CallHarness.Account, scheduled.Sid, CancellationToken.None);
        Assert.That(canceled.Message.Status, Is.EqualTo(MessageStatus.Canceled));
        Assert.That((await harness.App.NextAsync())["MessageStatus"], Is.EqualTo("canceled"));
        await harness.IdleAsync();
        Assert.That(ErrorOf(await control.CancelAsync(CallHarness.Account, scheduled.Sid, CancellationToken.None)), Is.EqualTo(ErrorCatalogue.MessageNotCancelable));
        Assert.That(harness.Phones.Messages.TryNext(out _), Is.False);
    }

    [Test]
    public async Task What_a_stop_leaves_is_sent_after_the_next_start()
    {
        await using var harness = new CallHarness();
        await SendAsync(harness, Command with { To = "client:bob", StatusCallback = null });
        await SendAsync(harness, Command with { StatusCallback = null, SendAt = harness.Clock.GetUtcNow() + TimeSpan.FromHours(2) });
        await harness.Clock.PassAsync(TimeSpan.Zero + TimeSpan.FromSeconds(5));
        harness.Runtime.BeginDrain();
        await harness.IdleAsync();
        Assert.That(harness.Texts.All.Select(m => m.Status), Is.EqualTo(new[] { MessageStatus.Queued, MessageStatus.Scheduled }));

        await using var next = new CallHarness();
        next.Phones.Registered["bob@phones.test"] = FakeUserAgent.TwoPhones("bob");
        foreach (var message in harness.Texts.All)
        {
            await next.Texts.AddAsync(message with { SendAt = message.SendAt is null ? null : next.Clock.GetUtcNow() }, [], CancellationToken.None);
        }

        await next.Runtime.ResumeMessagesAsync(CancellationToken.None);
        await next.IdleAsync();
        Assert.That(next.Texts.All.Select(m => m.Status), Is.All.EqualTo(MessageStatus.Delivered));
    }

    [Test]
    public async Task The_text_of_a_message_that_has_left_can_be_taken_out_and_its_record_removed()
    {
        await using var harness = new CallHarness();
        var sent = await SendAsync(harness, Command with { StatusCallback = null });
        await harness.IdleAsync();
        var control = harness.Get<IMessageControl>();
        var redacted = (MessageCommandOutcome.Done)await control.RedactAsync(CallHarness.Account, sent.Sid, CancellationToken.None);
        Assert.That((redacted.Message.Body, harness.Texts.Outgoing.Body), Is.EqualTo(("", "")));
        Assert.That(await control.DeleteAsync(CallHarness.Account, sent.Sid, CancellationToken.None), Is.TypeOf<MessageCommandOutcome.Done>());
        Assert.That(harness.Texts.All, Is.Empty);
        Assert.That(ErrorOf(await control.DeleteAsync(CallHarness.Account, sent.Sid, CancellationToken.None)), Is.EqualTo(ErrorCatalogue.NotFound));
    }

    private static ErrorCode? ErrorOf(MessageCommandOutcome outcome) => (outcome as MessageCommandOutcome.Refused)?.Error;

    private static async Task<MessageRecord> SendAsync(CallHarness harness, SendMessageCommand command)
    {
        var outcome = await harness.Get<IMessageControl>().SendAsync(command, CancellationToken.None);
        return outcome is MessageCommandOutcome.Done done ? done.Message : throw new AssertionException(outcome.ToString());
    }

    /// <summary>Takes everything and never answers.</summary>
    private sealed class SilentGateway : IMessageGateway
    {
        public string Name => "silent";

        public ValueTask<bool> TakesAsync(string to, CancellationToken cancellationToken) => new(true);

        public async Task<GatewayOutcome> SendAsync(GatewayMessage message, CancellationToken cancellationToken)
        {
            await Task.Delay(Timeout.InfiniteTimeSpan, cancellationToken);
            return new GatewayOutcome.Taken(IsDelivered: false);
        }
    }

    /// <summary>Reports before it answers.</summary>
    private sealed class HastyGateway : IMessageGateway
    {
        public string Name => "hasty";

        public IMessageIntake? Intake { get; set; }

        public ValueTask<bool> TakesAsync(string to, CancellationToken cancellationToken) => new(true);

        public async Task<GatewayOutcome> SendAsync(GatewayMessage message, CancellationToken cancellationToken)
        {
            Assert.That(await Intake!.ReportAsync(new DeliveryReport(Name, message.Sid, null, IsDelivered: true), cancellationToken), Is.True);
            return new GatewayOutcome.Taken(IsDelivered: false);
        }
    }
}
