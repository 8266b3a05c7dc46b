using WorkDistribution.Testing;
using WorkDistribution.Testing.Phones;

namespace WorkDistribution.EndToEnd.Tests.Samples;

/// <summary>An application of files alone (R1-10, R1-39, R1-40).</summary>
[Category("EndToEnd")]
[Category("Slow")]
public sealed class StaticFilesTests
{
    [Test]
    public async Task What_is_keyed_leads_from_file_to_file_and_to_the_fallback_where_there_is_none()
    {
        await using var run = RunCommand.Start("--sample", "StaticFiles");
        var line = await run.SaysAsync("Dial ");
        var number = line[(line.IndexOf("Dial ", StringComparison.Ordinal) + "Dial ".Length)..].Split(':')[0];
        await using var phone = await SipPhone.StartAsync(new SipPhoneOptions { Server = run.Sip, User = "caller" });
        var call = phone.Dial(number);
        await call.AnsweredAsync();
        await call.HearsSpeechAsync();
        foreach (var keys in new[] { "7", "2", "21" })
        {
            await call.PressAsync(keys);
            await call.HearsSpeechAsync();
        }

        await call.EndedAsync();
        Assert.That(await run.TerminateAsync(), Is.EqualTo(RunCommand.Terminated), run.Output);
        Assert.That(run.Output, Does.Not.Contain("xception"));
    }
}
