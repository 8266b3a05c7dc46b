using WorkDistribution.Core.Identity;
using WorkDistribution.TaskRouting.Workspaces;

namespace WorkDistribution.TaskRouting.Tests.Workspaces;

public sealed class DecisionTurnsTests
{
    private static readonly AccountSid Flood = new("AC" + new string('f', 32));
    private static readonly AccountSid Quiet = new("AC" + new string('1', 32));

    [Test]
    public async Task An_account_whose_many_workspaces_wait_does_not_keep_another_from_its_turn()
    {
        var turns = new DecisionTurns(1);
        var now = turns.EnterAsync(Flood);
        var flood = Enumerable.Range(0, 100).Select(_ => turns.EnterAsync(Flood)).ToList();
        var quiet = turns.EnterAsync(Quiet);
        Assert.That((now.IsCompleted, flood[0].IsCompleted, quiet.IsCompleted), Is.EqualTo((true, false, false)));
        turns.Leave();
        await flood[0];
        turns.Leave();
        await quiet;
        Assert.That(flood.Count(static turn => turn.IsCompleted), Is.EqualTo(1));
    }

    [Test]
    public void So_many_as_are_allowed_decide_at_once()
    {
        var turns = new DecisionTurns(2);
        Assert.That(new[] { turns.EnterAsync(Flood), turns.EnterAsync(Flood), turns.EnterAsync(Quiet) }.Select(static turn => turn.IsCompleted), Is.EqualTo(new[] { true, true, false }));
        turns.Leave();
        turns.Leave();
        turns.Leave();
        Assert.That(turns.EnterAsync(Quiet).IsCompleted);
    }
}
