using WorkDistribution.TaskRouting.Rehearsal.Replay;

namespace WorkDistribution.TaskRouting.Tests.Rehearsal;

/// <summary>The workflow as it is, rehearsed over what happened, gives what happened.</summary>
public sealed class SimulatedRehearsalTests
{
    [Test]
    public void A_period_comes_out_as_it_was([Range(1, 20)] int seed)
    {
        var office = new SimulatedOffice(seed);
        office.Live(200);
        var middle = office.Now;
        office.Live(150);
        var end = office.Now;
        office.Live(50);
        foreach (var start in new[] { office.Start, middle })
        {
            var rehearsal = office.Rehearse(office.Start, start, end);
            var (now, then) = (Show(rehearsal.Outcome), Show(rehearsal.Recorded));
            Assert.That(string.Join('\n', now.Except(then)), Is.EqualTo(string.Join('\n', then.Except(now))));
        }
    }

    private static List<string> Show(RehearsalLedger ledger) =>
        [.. Tasks(ledger), .. ledger.Workers.OrderBy(worker => worker.Key.Value, StringComparer.Ordinal).Select(worker => $"{worker.Key}: {worker.Value.Tasks} tasks, busy {worker.Value.Busy}, present {worker.Value.Present}")];

    private static List<string> Tasks(RehearsalLedger ledger) =>
        [.. ledger.Tasks.OrderBy(task => task.Key.Value, StringComparer.Ordinal).Select(task => $"{task.Key}: waited {task.Value.Wait} in {task.Value.Queue}, {task.Value.End}, {task.Value.Offers} offers, {task.Value.Declined} declined")];
}
