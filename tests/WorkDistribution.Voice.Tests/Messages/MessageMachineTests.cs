using WorkDistribution.Core.Errors;
using WorkDistribution.Core.Identity;
using WorkDistribution.Voice.Messages;
using WorkDistribution.Voice.Messages.Gateways;
using WorkDistribution.Voice.Messages.Outgoing;

namespace WorkDistribution.Voice.Tests.Messages;

/// <summary>The table of docs/machines/message.md: every input in every status.</summary>
public sealed class MessageMachineTests
{
    private static readonly DateTimeOffset Now = new(2026, 1, 1, 0, 0, 0, TimeSpan.Zero);

    private static readonly Dictionary<string, MessageInput> Inputs = new()
    {
        ["begin"] = new MessageInput.Begin("sip"),
        ["taken"] = new MessageInput.Taken("ref"),
        ["retry"] = new MessageInput.Retry(ErrorCatalogue.MessageUnreachable, "later"),
        ["refused"] = new MessageInput.Refused(ErrorCatalogue.MessageBlocked, "no"),
        ["failed"] = new MessageInput.Failed(ErrorCatalogue.MessageExpired, "late"),
        ["cancel"] = new MessageInput.Cancel(),
        ["delivered"] = new MessageInput.Report(new DeliveryReport("sip", null, null, IsDelivered: true)),
        ["undelivered"] = new MessageInput.Report(new DeliveryReport("sip", null, null, IsDelivered: false, 30006, "landline")),
    };

    [TestCase(MessageStatus.Scheduled, "begin:Sending cancel:Canceled failed:Failed")]
    [TestCase(MessageStatus.Queued, "begin:Sending cancel:Canceled failed:Failed")]
    [TestCase(MessageStatus.Sending, "taken:Sent retry:Queued refused:Undelivered failed:Failed")]
    [TestCase(MessageStatus.Sent, "delivered:Delivered undelivered:Undelivered")]
    [TestCase(MessageStatus.Delivered, "")]
    [TestCase(MessageStatus.Undelivered, "")]
    [TestCase(MessageStatus.Failed, "")]
    [TestCase(MessageStatus.Canceled, "")]
    [TestCase(MessageStatus.Received, "")]
    [TestCase(MessageStatus.Receiving, "")]
    public void From_each_status_these_inputs_lead_on_and_no_others(MessageStatus status, string expected)
    {
        var steps = Inputs.Select(input => (input.Key, Next: MessageMachine.Step(Make(status), input.Value, Now))).Where(step => step.Next is not null).ToList();
        Assert.That(steps.Select(step => $"{step.Key}:{step.Next!.Status}"), Is.EquivalentTo(expected.Split(' ', StringSplitOptions.RemoveEmptyEntries)));
        Assert.That(steps.Select(step => step.Next!.DateUpdated), Is.All.EqualTo(Now));
    }

    [Test]
    public void A_fault_stays_with_the_record_until_the_message_is_taken()
    {
        var waiting = MessageMachine.Step(Make(MessageStatus.Sending), Inputs["retry"], Now)!;
        Assert.That((waiting.ErrorCode, waiting.ErrorMessage, waiting.DateSent), Is.EqualTo(((int?)30003, "Unreachable destination: later", (DateTimeOffset?)null)));
        var sent = MessageMachine.Step(waiting with { Status = MessageStatus.Sending }, Inputs["taken"], Now)!;
        Assert.That((sent.ErrorCode, sent.ErrorMessage, sent.DateSent, sent.GatewayReference), Is.EqualTo(((int?)null, (string?)null, (DateTimeOffset?)Now, "ref")));
        Assert.That(MessageMachine.Step(sent, Inputs["undelivered"], Now)!.ErrorCode, Is.EqualTo(30006));
    }

    private static MessageRecord Make(MessageStatus status) => new()
    {
        Sid = new MessageSid("SM00000000000000000000000000000001"),
        AccountSid = new AccountSid("AC00000000000000000000000000000001"),
        Direction = MessageDirection.OutboundApi,
        Status = status,
        From = "+15550100",
        To = "+15550111",
        Body = "x",
        DateCreated = default,
        DateUpdated = default,
    };
}
