using WorkDistribution.Core.Concurrency;

namespace WorkDistribution.Core.Tests.Concurrency;

internal sealed class MailboxTests
{
    private static readonly TimeSpan Limit = TimeSpan.FromSeconds(30);

    [Test]
    public async Task Messages_are_handled_in_order_one_at_a_time()
    {
        var handled = new List<int>();
        var inside = 0;
        var mailbox = new Mailbox<int>(
            1000,
            async (message, _) =>
            {
                Assert.That(Interlocked.Increment(ref inside), Is.EqualTo(1));
                await Task.Yield();
                handled.Add(message);
                Interlocked.Decrement(ref inside);
            },
            _ => { });
        for (var i = 0; i < 500; i++)
        {
            Assert.That(mailbox.TryPost(i), Is.True);
        }

        mailbox.Close();
        await mailbox.Completion.WaitAsync(Limit);
        Assert.That(handled, Is.EqualTo(Enumerable.Range(0, 500)));
    }

    [Test]
    public async Task A_full_mailbox_refuses_and_counts()
    {
        var gate = new TaskCompletionSource();
        var entered = new TaskCompletionSource();
        await using var mailbox = new Mailbox<int>(
            2,
            async (_, _) =>
            {
                entered.TrySetResult();
                await gate.Task;
            },
            _ => { });
        mailbox.TryPost(0);
        await entered.Task.WaitAsync(Limit);
        Assert.That(new[] { mailbox.TryPost(1), mailbox.TryPost(2), mailbox.TryPost(3) }, Is.EqualTo(new[] { true, true, false }));
        Assert.That(mailbox.Refused, Is.EqualTo(1));
        gate.SetResult();
    }

    [Test]
    public async Task An_exception_closes_the_mailbox_and_tells_its_owner_once()
    {
        var told = new List<Exception>();
        var mailbox = new Mailbox<int>(4, (_, _) => throw new InvalidOperationException("bug"), told.Add);
        mailbox.TryPost(1);
        await mailbox.Completion.WaitAsync(Limit);
        Assert.That(told.Select(e => e.Message), Is.EqualTo(new[] { "bug" }));
        Assert.That(mailbox.TryPost(2), Is.False);
    }

    [Test]
    public async Task Disposing_cancels_the_message_in_hand_and_may_be_repeated_by_closing()
    {
        var entered = new TaskCompletionSource();
        var cancelled = false;
        var mailbox = new Mailbox<int>(
            4,
            async (_, token) =>
            {
                entered.TrySetResult();
                try
                {
                    await Task.Delay(Timeout.InfiniteTimeSpan, TimeProvider.System, token);
                }
                finally
                {
                    cancelled = true;
                }
            },
            _ => Assert.Fail("stopping on purpose is no fault"));
        mailbox.TryPost(1);
        await entered.Task.WaitAsync(Limit);
        await mailbox.DisposeAsync();
        mailbox.Close();
        Assert.That(cancelled, Is.True);
        Assert.That(mailbox.TryPost(2), Is.False);
    }
}
