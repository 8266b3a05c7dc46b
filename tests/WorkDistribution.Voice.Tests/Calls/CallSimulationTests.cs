using System.Globalization;
using WorkDistribution.Voice.Tests.Fakes;

namespace WorkDistribution.Voice.Tests.Calls;

/// <summary>Whatever happens in whatever order: a call ends once, is told of once, and leaves nothing behind.</summary>
public sealed class CallSimulationTests
{
    private const int SeedsACase = 25;

    [Test]
    public async Task Whatever_happens_a_call_ends_once_and_leaves_nothing_behind([Range(0, 9)] int block)
    {
        for (var seed = block * SeedsACase; seed < (block + 1) * SeedsACase; seed++)
        {
            await using var simulation = new CallSimulation(seed);
            await simulation.RunAsync().WaitAsync(Signals<int>.Limit);
            await simulation.Harness.IdleAsync();
            Check(simulation.Harness, seed);
        }
    }

    private static void Check(CallHarness harness, int seed)
    {
        var recorded = harness.Recordings.All.ToArray();
        using (Assert.EnterMultipleScope())
        {
            Assert.That(harness.Calls.All.Where(c => !c.IsFinal || c.EndTime is null), Is.Empty, $"calls that did not end, seed {seed}");
            Assert.That(recorded.Where(r => r.Status == "in-progress"), Is.Empty, $"recordings left open, seed {seed}");
            foreach (var saves in harness.Calls.Saves.GroupBy(c => c.Sid))
            {
                Assert.That(saves.Where(c => c.IsFinal).Select(c => c.Status).Distinct().Count(), Is.EqualTo(1), $"final states of {saves.Key}, seed {seed}");
                Assert.That(saves.Select(c => c.Status).ToArray(), Is.Ordered.Ascending, $"states of {saves.Key}, seed {seed}");
            }

            CheckCallbacks(harness, seed);
        }
    }

    private static void CheckCallbacks(CallHarness harness, int seed)
    {
        var told = harness.App.All.Where(r => r.Url.EndsWith("/status", StringComparison.Ordinal)).Select(r => new WebApp.Form(r)).ToLookup(f => f["CallSid"]);
        foreach (var call in told)
        {
            Assert.That(call.Select(f => f["SequenceNumber"]), Is.EqualTo(Enumerable.Range(0, call.Count()).Select(n => n.ToString(CultureInfo.InvariantCulture))), $"sequence, seed {seed}");
            Assert.That(call.Count(f => f["CallDuration"] is not null), Is.EqualTo(1), $"completed callbacks, seed {seed}");
            Assert.That(call.Last()["CallDuration"], Is.Not.Null, $"the end comes last, seed {seed}");
        }

        foreach (var call in harness.Calls.All.Where(c => c.ParentCallSid is null))
        {
            Assert.That(told.Contains(call.Sid.Value), $"{call.Sid} {call.Direction} was told of, seed {seed}");
        }
    }
}
