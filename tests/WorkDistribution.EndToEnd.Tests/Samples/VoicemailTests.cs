using System.Net;
using System.Xml.Linq;
using WorkDistribution.Testing;
using WorkDistribution.Testing.Audio;
using WorkDistribution.Testing.Phones;

namespace WorkDistribution.EndToEnd.Tests.Samples;

/// <summary>A mailbox whose messages are a feed (R1-73).</summary>
[Category("EndToEnd")]
[Category("Slow")]
public sealed class VoicemailTests
{
    [Test]
    public async Task A_message_that_a_caller_leaves_is_heard_from_the_feed()
    {
        await using var run = RunCommand.Start("--sample", "Voicemail");
        var line = await run.SaysAsync("Dial ");
        var number = line[(line.IndexOf("Dial ", StringComparison.Ordinal) + "Dial ".Length)..].Split('.')[0];
        var feed = new Uri(line[line.IndexOf("http", StringComparison.Ordinal)..].Trim());
        await using var phone = await SipPhone.StartAsync(new SipPhoneOptions { Server = run.Sip, User = "caller" });
        var call = phone.Dial(number);
        await call.AnsweredAsync();
        call.KeepSaying(TestTone.Make(1, 500));
        await call.HearsToneAsync(1000);
        var heard = call.Heard().Length;
        await Limits.UntilAsync(() => Task.FromResult(call.Heard().Length), now => now > heard + 16_000, "two seconds of a message");
        await call.PressAsync("#");
        await call.HearsSpeechAsync();
        await call.EndedAsync();

        using var player = new HttpClient();
        var item = await Limits.UntilAsync(
            async () => XDocument.Parse(await player.GetStringAsync(feed)).Descendants("item").FirstOrDefault(),
            static found => found is not null,
            "the message in the feed");
        Assert.That(item!.Element("title")!.Value, Does.StartWith("caller").Or.Contain("caller@").Or.Contain("sip:caller"));
        var audio = await player.GetByteArrayAsync(new Uri(item.Element("enclosure")!.Attribute("url")!.Value));
        Assert.That(audio, Has.Length.GreaterThan(44 + 16_000), "a second of sound at least");
        using var other = await player.GetAsync(new Uri(feed, "/feed/00000000000000000000000000000000.xml"));
        Assert.That(other.StatusCode, Is.EqualTo(HttpStatusCode.NotFound));
        Assert.That(await run.TerminateAsync(), Is.EqualTo(RunCommand.Terminated), run.Output);
        Assert.That(run.Output, Does.Not.Contain("xception"));
    }
}
