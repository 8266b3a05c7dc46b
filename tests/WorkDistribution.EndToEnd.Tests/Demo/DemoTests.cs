using System.Diagnostics;
using System.Globalization;
using WorkDistribution.Testing;
using WorkDistribution.Testing.Servers;

namespace WorkDistribution.EndToEnd.Tests.Demo;

/// <summary>The command that the README begins with.</summary>
[Category("EndToEnd")]
[Category("Slow")]
public sealed class DemoTests
{
    [Test]
    public async Task One_command_builds_starts_and_calls_the_demo_which_plays_the_message_back()
    {
        var data = Directory.CreateTempSubdirectory("wd-demo-").FullName;
        var start = new ProcessStartInfo(Path.Combine(Repository.Root, "eng", "run")) { UseShellExecute = false, RedirectStandardOutput = true, WorkingDirectory = Repository.Root };
        start.ArgumentList.Add("--call");
        start.ArgumentList.Add("--data");
        start.ArgumentList.Add(data);
        var rtp = FreePorts.NextBlock(40);
        start.Environment["DEMO_HTTP_PORT"] = FreePorts.Next().ToString(CultureInfo.InvariantCulture);
        start.Environment["DEMO_SIP_PORT"] = FreePorts.Next().ToString(CultureInfo.InvariantCulture);
        start.Environment["DEMO_APP_PORT"] = FreePorts.Next().ToString(CultureInfo.InvariantCulture);
        start.Environment["DEMO_RTP_PORTS"] = string.Create(CultureInfo.InvariantCulture, $"{rtp}-{rtp + 39}");
        using var run = new Process { StartInfo = start };
        run.Start();
        var output = await run.StandardOutput.ReadToEndAsync();
        await run.WaitForExitAsync();
        Directory.Delete(data, recursive: true);
        using (Assert.EnterMultipleScope())
        {
            Assert.That(run.ExitCode, Is.Zero, output);
            Assert.That(output, Does.Contain("heard its own message back"));
            Assert.That(output, Does.Contain("POST /message"));
            Assert.That(output, Does.Contain("\"status\"").And.Contain("completed"));
        }
    }
}
