using WorkDistribution.Core.Identity;
using WorkDistribution.Core.Paging;
using WorkDistribution.Voice.CallQueues;

namespace WorkDistribution.Storage.Tests.Contract;

/// <summary>Queues, and who waited in them.</summary>
public abstract class CallQueueStoreContract : StoreContract
{
    private ICallQueueStore Queues => Get<ICallQueueStore>();

    [Test]
    public async Task A_queue_is_kept_renamed_and_removed()
    {
        var queue = Queue(Account.Sid, "support");
        Assert.That(await Queues.SaveAsync(queue, default), Is.True);
        await RestartAsync();
        Assert.That(await Queues.FindAsync(Account.Sid, queue.Sid, default), Is.EqualTo(queue));
        Assert.That(await Queues.FindAsync(Other.Sid, queue.Sid, default), Is.Null);
        Assert.That(await Queues.FindByNameAsync(Account.Sid, "support", default), Is.EqualTo(queue));
        Assert.That(await Queues.FindByNameAsync(Other.Sid, "support", default), Is.Null);
        Assert.That(await Queues.CountAsync(Account.Sid, default), Is.EqualTo(1));

        var renamed = queue with { FriendlyName = "sales", MaxSize = 3, DateUpdated = Facts.Noon.AddHours(1) };
        Assert.That(await Queues.SaveAsync(renamed, default), Is.True);
        Assert.That(await Queues.FindByNameAsync(Account.Sid, "support", default), Is.Null);
        Assert.That(await Queues.FindByNameAsync(Account.Sid, "sales", default), Is.EqualTo(renamed));

        Assert.That(await Queues.DeleteAsync(Other.Sid, queue.Sid, default), Is.False);
        Assert.That(await Queues.DeleteAsync(Account.Sid, queue.Sid, default), Is.True);
        Assert.That(await Queues.FindByNameAsync(Account.Sid, "sales", default), Is.Null);
        Assert.That(await Queues.CountAsync(Account.Sid, default), Is.Zero);
    }

    [Test]
    public async Task Names_are_unique_in_an_account_and_queues_are_listed_newest_first()
    {
        var first = Queue(Account.Sid, "a");
        var second = Queue(Account.Sid, "b");
        Assert.That(await Queues.SaveAsync(first, default), Is.True);
        Assert.That(await Queues.SaveAsync(second, default), Is.True);
        Assert.That(await Queues.SaveAsync(Queue(Account.Sid, "a"), default), Is.False);
        Assert.That(await Queues.SaveAsync(second with { FriendlyName = "a" }, default), Is.False);
        Assert.That(await Queues.SaveAsync(Queue(Other.Sid, "a"), default), Is.True);
        Assert.That((await Queues.ListAsync(Account.Sid, new PageRequest(), default)).Items, Is.EqualTo(new[] { second, first }));
        Assert.That(await Queues.CountAsync(Account.Sid, default), Is.EqualTo(2));
    }

    [Test]
    public async Task Stays_are_kept_and_those_that_were_open_are_closed_at_start()
    {
        var call = Facts.Sids.New<CallSid>();
        var stay = new QueueStay
        {
            CallSid = call,
            AccountSid = Account.Sid,
            QueueSid = Facts.Sids.New<QueueSid>(),
            TaskSid = Facts.Sids.New<TaskSid>(),
            EnteredAt = Facts.Noon,
        };
        var closed = stay with { EnteredAt = Facts.Noon.AddSeconds(-5), LeftAt = Facts.Noon.AddSeconds(-1), Result = "leave" };
        await Queues.SaveStayAsync(closed with { LeftAt = null, Result = null }, default);
        await Queues.SaveStayAsync(closed, default);
        await Queues.SaveStayAsync(stay, default);
        await RestartAsync();
        Assert.That(await Queues.ListStaysAsync(Account.Sid, call, default), Is.EqualTo(new[] { closed, stay }));
        Assert.That(await Queues.ListStaysAsync(Other.Sid, call, default), Is.Empty);
        var ended = stay with { LeftAt = Facts.Noon.AddHours(1), Result = "server-restarted" };
        Assert.That(await Queues.CloseInterruptedAsync(Facts.Noon.AddHours(1), "server-restarted", default), Is.EqualTo(new[] { ended }));
        Assert.That(await Queues.ListStaysAsync(Account.Sid, call, default), Is.EqualTo(new[] { closed, ended }));
        Assert.That(await Queues.CloseInterruptedAsync(Facts.Noon.AddHours(1), "server-restarted", default), Is.Empty);
    }

    private static CallQueue Queue(AccountSid account, string name) => new()
    {
        Sid = Facts.Sids.New<QueueSid>(),
        AccountSid = account,
        FriendlyName = name,
        MaxSize = 77,
        DateCreated = Facts.Noon,
        DateUpdated = Facts.Noon.AddMinutes(1),
    };
}
