using System.Globalization;
using System.Net.Http.Json;
using System.Text.Json;
using WorkDistribution.Testing.Phones;
using WorkDistribution.Testing.Programs;
using WorkDistribution.Testing.Servers;

namespace WorkDistribution.EndToEnd.Tests.Speech;

/// <summary>Speech understood by the engine of this machine.</summary>
[Parallelizable(ParallelScope.Self)]
public sealed class SpeechTests : EndToEndFixture
{
    /// <summary>Some 25 seconds of speech.</summary>
    private const string LongPrompt =
        "Welcome to the example company. Please tell us in a few words what you are calling about. You may say sales, or technical support, or the name "
        + "of a department. If you would rather hear our opening hours, say opening hours. We are here for you from Monday to Friday. Thank you very much for your patience today.";

    /// <inheritdoc/>
    protected override ServerSetup Setup => new() { Arguments = ["--recognition", "local", "--speech", "local"] };

    [OneTimeSetUp]
    public async Task CheckAsync()
    {
        Needs.Program("flite");
        var health = await Server.Http.GetFromJsonAsync<JsonElement>("/health/ready");
        if (!health.GetProperty("engines").EnumerateArray().Any(engine => engine.GetProperty("name").GetString() == "pocketsphinx" && engine.GetProperty("is_available").GetBoolean()))
        {
            Assert.Ignore("pocketsphinx is not installed");
        }
    }

    [TestCase("slt")]
    [TestCase("rms")]
    public async Task A_hint_is_understood_and_speech_stops_the_prompt(string voice)
    {
        var number = await AddNumberAsync(
            $"/hints-{voice}",
            $"<Gather input=\"dtmf speech\" hints=\"Sales, Technical Support, opening hours\" speechTimeout=\"auto\" action=\"/said-{voice}\"><Say>{LongPrompt}</Say></Gather>");
        App.Answer($"/said-{voice}", "<Hangup/>");
        var words = await Flite.SpeakAsync("technical support", voice);
        await using var phone = await PhoneAsync();
        var call = phone.Dial(number);
        await call.AnsweredAsync();
        await call.HearsSpeechAsync();
        await call.SayAsync([.. words, .. new short[4000]]);
        var said = await App.NextAsync($"/said-{voice}");
        await call.EndedAsync();
        using (Assert.EnterMultipleScope())
        {
            Assert.That(said["SpeechResult"], Is.EqualTo("Technical Support"));
            Assert.That(double.Parse(said["Confidence"]!, CultureInfo.InvariantCulture), Is.GreaterThan(0.5));
            Assert.That(said["Digits"], Is.Null.Or.Empty);
            Assert.That(call.Heard().Length / 8000.0, Is.LessThan(20), "the prompt was stopped");
        }
    }

    [Test]
    public async Task Digits_spoken_into_a_softphone_are_understood()
    {
        Needs.Program("baresip");
        var number = await AddNumberAsync("/digits", "<Gather input=\"speech\" speechTimeout=\"2\" timeout=\"20\" action=\"/digits-said\"/>");
        App.Answer("/digits-said", "<Hangup/>");
        var words = await Flite.SpeakAsync("four, seven, one, two");
        await using var phone = await Baresip.StartAsync(new BaresipOptions
        {
            Server = Server.Sip,
            Domain = "127.0.0.1",
            User = "2001",
            Password = "none",
            Speech = [.. new short[8000], .. words],
            Registers = false,
        });
        await phone.DialAsync(number);
        Assert.That((await App.NextAsync("/digits-said"))["SpeechResult"], Is.EqualTo("4712"));
        await phone.WaitForAsync("CALL_CLOSED");
    }

    [Test]
    public async Task A_recording_becomes_text()
    {
        var number = await AddNumberAsync("/voicemail", "<Record playBeep=\"false\" timeout=\"2\" transcribe=\"true\" transcribeCallback=\"/text\" action=\"/kept\"/>");
        App.Answer("/kept", "<Hangup/>");
        var words = await Flite.SpeakAsync("what time is it in london");
        await using var phone = await PhoneAsync();
        var call = phone.Dial(number);
        await call.AnsweredAsync();
        await call.SayAsync([.. new short[4000], .. words, .. new short[24_000]]);
        var text = await App.NextAsync("/text");
        await call.EndedAsync();
        var kept = await Server.GetAsync($"Recordings/{text["RecordingSid"]}/Transcriptions/{text["TranscriptionSid"]}.json");
        using (Assert.EnterMultipleScope())
        {
            Assert.That(text["TranscriptionStatus"], Is.EqualTo("completed"));
            Assert.That(text["TranscriptionText"], Does.Contain("london"));
            Assert.That(kept.GetProperty("transcription_text").GetString(), Is.EqualTo(text["TranscriptionText"]));
        }
    }

    private Task<SipPhone> PhoneAsync() => SipPhone.StartAsync(new SipPhoneOptions { Server = Server.Sip, User = "+15550199", Domain = "127.0.0.1" });
}
