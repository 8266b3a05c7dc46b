using WorkDistribution.Api.Routing;

namespace WorkDistribution.Api.Tests.Routing;

public sealed class FairGateTests
{
    [Test]
    public async Task What_becomes_free_goes_to_the_keys_in_turn_whatever_the_length_of_their_lines()
    {
        var gate = new FairGate<string>(total: 1, perKey: 1, waitingPerKey: 100);
        var order = new List<string>();
        var inside = await gate.EnterAsync("flood", CancellationToken.None);
        var waiting = new List<Task>();
        foreach (var key in Enumerable.Repeat("flood", 5).Append("calm").Append("quiet"))
        {
            waiting.Add(PassAsync(gate, key, order));
        }

        inside!.Dispose();
        await Task.WhenAll(waiting);
        Assert.That(order, Is.EqualTo(new[] { "calm", "quiet", "flood", "flood", "flood", "flood", "flood" }));
    }

    [Test]
    public async Task A_key_that_has_all_its_places_leaves_the_others_theirs()
    {
        var gate = new FairGate<string>(total: 10, perKey: 2, waitingPerKey: 1);
        using var first = await gate.EnterAsync("flood", CancellationToken.None);
        using var second = await gate.EnterAsync("flood", CancellationToken.None);
        var third = gate.EnterAsync("flood", CancellationToken.None);
        using (Assert.EnterMultipleScope())
        {
            Assert.That(third.IsCompleted, Is.False);
            Assert.That(await gate.EnterAsync("flood", CancellationToken.None), Is.Null);
            Assert.That(await gate.EnterAsync("calm", CancellationToken.None), Is.Not.Null);
        }

        first!.Dispose();
        Assert.That(await third, Is.Not.Null);
    }

    [Test]
    public async Task Who_gives_up_waiting_leaves_no_gap()
    {
        var gate = new FairGate<string>(total: 1, perKey: 1, waitingPerKey: 1);
        var inside = await gate.EnterAsync("a", CancellationToken.None);
        using var abort = new CancellationTokenSource();
        var impatient = gate.EnterAsync("b", abort.Token).AsTask();
        await abort.CancelAsync();
        Assert.That(async () => await impatient, Throws.InstanceOf<OperationCanceledException>());
        var patient = gate.EnterAsync("b", CancellationToken.None);
        inside!.Dispose();
        inside.Dispose();
        (await patient)!.Dispose();
        Assert.That(await gate.EnterAsync("c", CancellationToken.None), Is.Not.Null);
    }

    [Test]
    public async Task Under_many_threads_no_more_are_inside_than_may_be_and_all_get_in()
    {
        var gate = new FairGate<int>(total: 4, perKey: 2, waitingPerKey: 1000);
        var inside = 0;
        var most = 0;
        var ofKey = new int[3];
        var tooMany = 0;
        await Parallel.ForEachAsync(Enumerable.Range(0, 3000), new ParallelOptions { MaxDegreeOfParallelism = 32 }, async (i, cancellationToken) =>
        {
            using var place = await gate.EnterAsync(i % 3, cancellationToken);
            InterlockedMax(ref most, Interlocked.Increment(ref inside));
            if (Interlocked.Increment(ref ofKey[i % 3]) > 2)
            {
                Interlocked.Increment(ref tooMany);
            }

            await Task.Yield();
            Interlocked.Decrement(ref ofKey[i % 3]);
            Interlocked.Decrement(ref inside);
        });
        Assert.That(most, Is.InRange(1, 4));
        Assert.That((inside, tooMany), Is.EqualTo((0, 0)));
    }

    private static async Task PassAsync(FairGate<string> gate, string key, List<string> order)
    {
        using var place = await gate.EnterAsync(key, CancellationToken.None);
        lock (order)
        {
            order.Add(key);
        }
    }

    private static void InterlockedMax(ref int most, int value)
    {
        var seen = most;
        while (value > seen && Interlocked.CompareExchange(ref most, value, seen) is var now && now != seen)
        {
            seen = now;
        }
    }
}
