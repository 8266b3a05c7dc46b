using WorkDistribution.Media.Playback;
using WorkDistribution.Testing;
using WorkDistribution.Testing.Audio;
using WorkDistribution.Testing.Phones;

namespace WorkDistribution.EndToEnd.Tests.Samples;

/// <summary>The bot as its first caller meets it: one command, a telephone.</summary>
[Category("EndToEnd")]
[Category("Slow")]
public sealed class VoiceBotTests
{
    [Test]
    public async Task The_bot_greets_hears_when_the_caller_has_spoken_and_answers()
    {
        Needs.Program("flite");
        await using var run = RunCommand.Start("--sample", "VoiceBot");
        var line = await run.SaysAsync("Dial ");
        var number = line[(line.IndexOf("Dial ", StringComparison.Ordinal) + "Dial ".Length)..].Split(',')[0];
        await using var phone = await SipPhone.StartAsync(new SipPhoneOptions { Server = run.Sip, User = "caller" });
        var call = phone.Dial(number);
        await call.AnsweredAsync();
        await call.HearsSpeechAsync();
        await run.SaysAsync("has called");

        await call.SayAsync([.. TestTone.Make(2, 300), .. new short[AudioPrompt.SampleRate * 2]]);
        await run.SaysAsync("bot  heard 2");
        await call.HearsSpeechAsync();
        call.HangUp();
        await call.EndedAsync();
        Assert.That(await run.TerminateAsync(), Is.EqualTo(RunCommand.Terminated), run.Output);
        Assert.That(run.Output, Does.Not.Contain("xception"));
    }
}
