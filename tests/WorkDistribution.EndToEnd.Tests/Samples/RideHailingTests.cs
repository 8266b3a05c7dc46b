namespace WorkDistribution.EndToEnd.Tests.Samples;

/// <summary>Work distribution without a telephone, as its first user meets it.</summary>
[Category("EndToEnd")]
[Category("Slow")]
public sealed class RideHailingTests
{
    [Test]
    public async Task A_rider_is_driven_and_the_command_ends_by_itself()
    {
        await using var run = RunCommand.Start("--sample", "RideHailing", "--rides", "1", "--drivers", "4");
        await run.SaysAsync("rider-1 asks for a");
        var exit = await run.EndedAsync();
        using (Assert.EnterMultipleScope())
        {
            Assert.That(exit, Is.Zero, run.Output);
            Assert.That(run.Output, Does.Match("driver-[1-4] picks rider-1 up"));
            Assert.That(run.Output, Does.Contain("event  task.completed"));
            Assert.That(run.Output, Does.Contain("Rides asked for 1, driven 1, given up 0"));
            Assert.That(run.ServerLog, Does.Not.Match(" (ERR|FTL) "));
        }
    }

    [Test]
    public async Task Who_has_seen_enough_ends_it_in_the_middle()
    {
        await using var run = RunCommand.Start("--sample", "RideHailing", "--rides", "1000");
        await run.SaysAsync("picks rider");
        var exit = await run.TerminateAsync();
        using (Assert.EnterMultipleScope())
        {
            Assert.That(exit, Is.EqualTo(RunCommand.Terminated), run.Output);
            Assert.That(run.Output, Does.Not.Contain("xception"));
        }
    }
}
