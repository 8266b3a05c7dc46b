using System.Collections.Concurrent;
using NUnit.Framework;
using WorkDistribution.Core.Identity;
using WorkDistribution.TaskRouting.Callbacks;
using WorkDistribution.Testing;

namespace WorkDistribution.TaskRouting.Tests.Callbacks;

internal sealed class FairLanesTests
{
    private int _taken;

    private static readonly AccountSid Loud = new("AC" + new string('a', 32));
    private static readonly AccountSid Quiet = new("AC" + new string('b', 32));

    [Test]
    public async Task A_flood_of_one_account_does_not_delay_another()
    {
        var hanging = new TaskCompletionSource();
        var quiet = new TaskCompletionSource();
        await using var lanes = new FairLanes<AccountSid>(
            new LaneLimits(AtWork: 4, AtWorkPerAccount: 2, WaitingPerAccount: 1000),
            async (account, _) =>
            {
                if (account == Quiet)
                {
                    quiet.SetResult();
                }
                else
                {
                    await hanging.Task;
                }
            },
            (_, exception) => Assert.Fail(exception.Message));
        for (var i = 0; i < 500; i++)
        {
            Assert.That(lanes.TryAdd(Loud, Loud));
        }

        Assert.That(lanes.TryAdd(Quiet, Quiet));
        await quiet.Task.Within("the quiet account's work");
        hanging.SetResult();
    }

    [Test]
    public async Task A_full_line_refuses_and_everything_taken_is_done_within_the_limits()
    {
        var (now, most, done) = (0, 0, 0);
        var all = new TaskCompletionSource();
        var seen = new ConcurrentBag<int>();
        await using var lanes = new FairLanes<int>(
            new LaneLimits(AtWork: 8, AtWorkPerAccount: 3, WaitingPerAccount: 50),
            async (item, _) =>
            {
                InterlockedMax(ref most, Interlocked.Increment(ref now));
                seen.Add(item);
                await Task.Yield();
                Interlocked.Decrement(ref now);
                if (Interlocked.Increment(ref done) == Volatile.Read(ref _taken))
                {
                    all.TrySetResult();
                }
            },
            (_, exception) => Assert.Fail(exception.Message));
        _taken = int.MaxValue;
        var taken = 0;
        for (var i = 0; i < 10_000; i++)
        {
            taken += lanes.TryAdd(Loud, i) ? 1 : 0;
        }

        Volatile.Write(ref _taken, taken);
        if (Volatile.Read(ref done) < taken)
        {
            await Limits.UntilAsync(() => Task.FromResult(Volatile.Read(ref done)), count => count == taken, "all that was taken");
        }

        Assert.That(most, Is.LessThanOrEqualTo(3));
        Assert.That(seen, Is.Unique);
        Assert.That(taken, Is.GreaterThanOrEqualTo(50));
    }

    [Test]
    public async Task One_that_fails_is_told_and_the_next_goes_on()
    {
        var (failed, next) = (new TaskCompletionSource<string>(), new TaskCompletionSource());
        await using var lanes = new FairLanes<int>(
            new LaneLimits(1, 1, 10),
            (item, _) => item == 0 ? throw new InvalidOperationException("bad") : SetAsync(next),
            (_, exception) => failed.SetResult(exception.Message));
        lanes.TryAdd(Loud, 0);
        lanes.TryAdd(Loud, 1);
        Assert.That(await failed.Task.Within("the failure"), Is.EqualTo("bad"));
        await next.Task.Within("the next");
    }


    private static Task SetAsync(TaskCompletionSource source)
    {
        source.SetResult();
        return Task.CompletedTask;
    }

    private static void InterlockedMax(ref int most, int value)
    {
        int seen;
        while ((seen = Volatile.Read(ref most)) < value && Interlocked.CompareExchange(ref most, value, seen) != seen)
        {
        }
    }
}
