using WorkDistribution.Core.Concurrency;

namespace WorkDistribution.Core.Tests.Concurrency;

internal sealed class OrderedWorkTests
{
    private static readonly TimeSpan Limit = TimeSpan.FromSeconds(30);

    [Test]
    public async Task Work_of_one_key_runs_in_order_one_at_a_time()
    {
        var work = new OrderedWork<string>();
        var done = new List<int>();
        var inside = 0;
        var all = Enumerable.Range(0, 200).Select(i => work.RunAsync("a", async () =>
        {
            Assert.That(Interlocked.Increment(ref inside), Is.EqualTo(1));
            await Task.Yield();
            done.Add(i);
            Interlocked.Decrement(ref inside);
        })).ToList();
        await Task.WhenAll(all).WaitAsync(Limit);
        Assert.That(done, Is.EqualTo(Enumerable.Range(0, 200)));
        Assert.That(work.Count, Is.Zero, "nothing is kept of a key without work");
    }

    [Test]
    public async Task Keys_do_not_wait_for_each_other()
    {
        var work = new OrderedWork<string>();
        var gate = new TaskCompletionSource();
        var first = work.RunAsync("a", () => gate.Task);
        await work.RunAsync("b", () => Task.CompletedTask).WaitAsync(Limit);
        Assert.That(first.IsCompleted, Is.False);
        gate.SetResult();
        await first.WaitAsync(Limit);
    }

    [Test]
    public async Task What_fails_fails_for_its_giver_and_the_next_runs()
    {
        var work = new OrderedWork<string>();
        var failing = work.RunAsync("a", () => throw new InvalidOperationException("no"));
        var ran = false;
        await work.RunAsync("a", () =>
        {
            ran = true;
            return Task.CompletedTask;
        }).WaitAsync(Limit);
        Assert.That(ran, Is.True);
        Assert.That(async () => await failing, Throws.InvalidOperationException);
    }
}
