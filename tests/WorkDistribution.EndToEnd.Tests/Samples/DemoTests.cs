namespace WorkDistribution.EndToEnd.Tests.Samples;

/// <summary>The command that the README begins with.</summary>
[Category("EndToEnd")]
[Category("Slow")]
public sealed class DemoTests
{
    [Test]
    public async Task One_command_builds_starts_and_calls_the_demo_which_plays_the_message_back()
    {
        await using var run = RunCommand.Start("--call");
        await run.SaysAsync("The call's record");
        var exit = await run.EndedAsync();
        using (Assert.EnterMultipleScope())
        {
            Assert.That(exit, Is.Zero, run.Output);
            Assert.That(run.Output, Does.Contain("heard its own message back"));
            Assert.That(run.Output, Does.Contain("POST /message"));
            Assert.That(run.Output, Does.Contain("\"status\"").And.Contain("completed"));
        }
    }
}
