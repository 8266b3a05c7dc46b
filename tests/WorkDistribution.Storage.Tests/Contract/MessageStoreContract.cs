using System.Collections.Immutable;
using WorkDistribution.Core.Identity;
using WorkDistribution.Core.Paging;
using WorkDistribution.Core.Webhooks;
using WorkDistribution.Voice.Messages;

namespace WorkDistribution.Storage.Tests.Contract;

/// <summary>Messages and their media.</summary>
public abstract class MessageStoreContract : StoreContract
{
    private static readonly CancellationToken None = CancellationToken.None;

    private IMessageStore Messages => Get<IMessageStore>();

    [Test]
    public async Task A_message_is_kept_changed_and_found_by_its_account_only()
    {
        var message = Make();
        await Messages.AddAsync(message, [], None);
        var sent = message with { Status = MessageStatus.Undelivered, ErrorCode = 30003, ErrorMessage = "why", Body = "", DateSent = Facts.Noon.AddSeconds(3), DateUpdated = Facts.Noon.AddSeconds(4) };
        await Messages.SaveAsync(sent, None);
        await RestartAsync();
        Assert.That(await Messages.FindAsync(Account.Sid, message.Sid, None), Is.EqualTo(sent));
        Assert.That(await Messages.FindAsync(Other.Sid, message.Sid, None), Is.Null);
    }

    [Test]
    public async Task Messages_are_listed_newest_first_by_address_and_date()
    {
        var first = Make() with { To = "+15550001", DateSent = Facts.Noon };
        var second = Make() with { From = "+15550002", DateSent = Facts.Noon.AddDays(1) };
        var third = Make() with { DateSent = null };
        foreach (var message in new[] { first, second, third, Make() with { AccountSid = Other.Sid } })
        {
            await Messages.AddAsync(message, [], None);
        }

        Assert.That(await ListAsync(new MessageFilter()), Is.EqualTo(new[] { third, second, first }));
        Assert.That(await ListAsync(new MessageFilter(To: "+15550001")), Is.EqualTo(new[] { first }));
        Assert.That(await ListAsync(new MessageFilter(From: "+15550002")), Is.EqualTo(new[] { second }));
        Assert.That(await ListAsync(new MessageFilter(SentFrom: Facts.Noon.AddHours(1))), Is.EqualTo(new[] { second }));
        Assert.That(await ListAsync(new MessageFilter(SentBefore: Facts.Noon.AddHours(1))), Is.EqualTo(new[] { first }));
    }

    [Test]
    public async Task What_was_not_at_its_end_is_found_after_a_crash_in_order()
    {
        var pending = new[] { MessageStatus.Queued, MessageStatus.Receiving, MessageStatus.Scheduled, MessageStatus.Sending }.Select(status => Make() with { Status = status }).ToList();
        foreach (var message in pending.Append(Make() with { Status = MessageStatus.Sent }).Append(Make() with { Status = MessageStatus.Received }))
        {
            await Messages.AddAsync(message, [], None);
        }

        await RestartAsync();
        Assert.That(await Messages.LoadPendingAsync(None), Is.EqualTo(pending));
    }

    [Test]
    public async Task A_gateway_finds_its_messages_and_no_others()
    {
        var message = Make() with { Gateway = "http", GatewayReference = "abc" };
        await Messages.AddAsync(message, [], None);
        await Messages.AddAsync(Make() with { Gateway = "sip", GatewayReference = "def" }, [], None);
        var incoming = Make() with { Gateway = "http", GatewayReference = "abc", Direction = MessageDirection.Inbound };
        await Messages.AddAsync(incoming, [], None);
        Assert.That(await Messages.FindByReferenceAsync("http", "abc", false, None), Is.EqualTo(message));
        Assert.That(await Messages.FindByReferenceAsync("http", "abc", true, None), Is.EqualTo(incoming));
        Assert.That(await Messages.FindByReferenceAsync("http", "def", false, None), Is.Null);
        Assert.That(await Messages.FindByGatewayAsync("http", message.Sid, None), Is.EqualTo(message));
        Assert.That(await Messages.FindByGatewayAsync("sip", message.Sid, None), Is.Null);
    }

    [Test]
    public async Task Media_stay_with_their_message_and_go_with_it()
    {
        var message = Make();
        var here = Media(message, null);
        var elsewhere = Media(message, "https://example.com/a.png");
        await Messages.AddAsync(message, [(here, new byte[] { 1, 2, 3 }), (elsewhere, default)], None);
        await RestartAsync();
        var page = await Messages.ListMediaAsync(Account.Sid, message.Sid, null, null, new PageRequest(), None);
        Assert.Multiple(async () =>
        {
            Assert.That(page.Items, Is.EqualTo(new[] { elsewhere, here }));
            Assert.That(await Messages.FindMediaAsync(Account.Sid, message.Sid, here.Sid, None), Is.EqualTo(here));
            Assert.That(await Messages.ReadMediaAsync(Account.Sid, message.Sid, here.Sid, None), Is.EqualTo(new byte[] { 1, 2, 3 }));
            Assert.That(await Messages.ReadMediaAsync(Account.Sid, message.Sid, elsewhere.Sid, None), Is.Null);
            Assert.That(await Messages.FindMediaAsync(Other.Sid, message.Sid, here.Sid, None), Is.Null);
            Assert.That(await Messages.FindMediaAsync(Account.Sid, Facts.Sids.New<MessageSid>(), here.Sid, None), Is.Null);
            Assert.That(await Messages.ReadMediaAsync(Other.Sid, message.Sid, here.Sid, None), Is.Null);
            Assert.That((await Messages.ListMediaAsync(Account.Sid, message.Sid, Facts.Noon.AddDays(1), null, new PageRequest(), None)).Items, Is.Empty);
        });
        Assert.That(await Messages.DeleteMediaAsync(Other.Sid, message.Sid, here.Sid, None), Is.False);
        Assert.That(await Messages.DeleteMediaAsync(Account.Sid, message.Sid, here.Sid, None), Is.True);
        Assert.That(await Messages.DeleteAsync(Other.Sid, message.Sid, None), Is.False);
        Assert.That(await Messages.DeleteAsync(Account.Sid, message.Sid, None), Is.True);
        Assert.That(await Messages.FindMediaAsync(Account.Sid, message.Sid, elsewhere.Sid, None), Is.Null);
    }

    [Test]
    public async Task A_removed_message_does_not_come_back_with_a_late_report()
    {
        var message = Make();
        await Messages.AddAsync(message, [], None);
        await Messages.DeleteAsync(Account.Sid, message.Sid, None);
        await Messages.SaveAsync(message with { Status = MessageStatus.Delivered }, None);
        Assert.That(await Messages.FindAsync(Account.Sid, message.Sid, None), Is.Null);
    }

    private static MessageMedia Media(MessageRecord message, string? url) => new()
    {
        Sid = Facts.Sids.New<MediaSid>(),
        AccountSid = message.AccountSid,
        MessageSid = message.Sid,
        ContentType = "image/png",
        Url = url,
        DateCreated = Facts.Noon,
        DateUpdated = Facts.Noon.AddMinutes(1),
    };

    private MessageRecord Make() => new()
    {
        Sid = Facts.Sids.New<MessageSid>(),
        AccountSid = Account.Sid,
        Direction = MessageDirection.OutboundReply,
        Status = MessageStatus.Queued,
        From = "+15550100",
        To = "+15550111",
        Body = "Hello\nWorld €",
        NumSegments = 2,
        NumMedia = 1,
        StatusCallback = "https://example.com/status",
        StatusCallbackMethod = WebhookMethod.Get,
        CallSid = Facts.Sids.New<CallSid>(),
        InReplyTo = Facts.Sids.New<MessageSid>(),
        Gateway = "sip",
        SendAt = Facts.Noon.AddHours(1),
        ValidUntil = Facts.Noon.AddHours(10),
        DateCreated = Facts.Noon,
        DateUpdated = Facts.Noon.AddSeconds(1),
    };

    private async Task<ImmutableArray<MessageRecord>> ListAsync(MessageFilter filter) => (await Messages.ListAsync(Account.Sid, filter, new PageRequest(), None)).Items;
}
