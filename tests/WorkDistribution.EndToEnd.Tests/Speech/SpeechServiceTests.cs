using System.Text;
using WorkDistribution.Testing.Audio;
using WorkDistribution.Testing.Phones;
using WorkDistribution.Testing.Servers;
using WorkDistribution.Testing.Webhooks;

namespace WorkDistribution.EndToEnd.Tests.Speech;

/// <summary>Speech by a service with the OpenAI-style endpoints, which the application's own server plays here.</summary>
[Parallelizable(ParallelScope.Self)]
public sealed class SpeechServiceTests : EndToEndFixture
{
    private const string Transcriptions = "/v1/audio/transcriptions";

    /// <inheritdoc/>
    protected override ServerSetup Setup => new()
    {
        Arguments = ["--transcription-service", $"url={App.Url("")};key=k1;model=whisper-1", "--speech-service", $"url={App.Url("/v1")};key=k2;female=nova"],
    };

    [OneTimeSetUp]
    public void Answer()
    {
        App.Answer(Transcriptions, _ => new WebhookReply(Encoding.UTF8.GetBytes("""{"text":"Guten Tag","segments":[{"avg_logprob":-0.05}]}"""), "application/json"));
        Serve("/v1/audio/speech", TestTone.Make(1.5));
    }

    [Test]
    public async Task The_service_speaks_and_understands_any_language_and_makes_text_of_recordings()
    {
        var number = await AddNumberAsync(
            "/service", "<Gather input=\"speech\" language=\"de-DE\" speechTimeout=\"1\" action=\"/understood\"><Say language=\"de-DE\">Was wollen Sie?</Say></Gather>");
        App.Answer("/understood", "<Record playBeep=\"false\" timeout=\"1\" transcribeCallback=\"/written\" action=\"/over\"/>");
        App.Answer("/over", "<Hangup/>");
        await using var phone = await SipPhone.StartAsync(new SipPhoneOptions { Server = Server.Sip });
        var call = phone.Dial(number);
        await call.AnsweredAsync();
        await call.HearsToneAsync(TestTone.Frequency);
        await call.SayAsync([.. Voice(1), .. new short[16_000]]);
        var understood = await App.NextAsync("/understood");
        await call.SayAsync([.. Voice(2), .. new short[24_000]]);
        var written = await App.NextAsync("/written");
        await call.EndedAsync();
        var asked = App.Requests.First(request => request.Path == Transcriptions);
        using (Assert.EnterMultipleScope())
        {
            Assert.That((understood["SpeechResult"], understood["Confidence"]), Is.EqualTo(("Guten Tag", "0.951")));
            Assert.That((asked["model"], asked["language"], asked.Headers["Authorization"]), Is.EqualTo(("whisper-1", "de", "Bearer k1")));
            Assert.That((written["TranscriptionStatus"], written["TranscriptionText"]), Is.EqualTo(("completed", "Guten Tag")));
        }
    }

    /// <summary>Noise in syllables: speech to a detector that knows no words.</summary>
    private static short[] Voice(double seconds)
    {
        var random = new Random(5);
        return [.. Enumerable.Range(0, (int)(seconds * 8000)).Select(i => (short)(random.Next(-6000, 6000) * (i / 1600 % 2 == 0 ? 1.0 : 0.4)))];
    }
}
