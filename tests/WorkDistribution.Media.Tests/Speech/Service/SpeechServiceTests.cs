using System.Net;
using System.Text;
using WorkDistribution.Media.Playback;
using WorkDistribution.Media.Recording;
using WorkDistribution.Media.Speech;
using WorkDistribution.Media.Speech.Recognition;
using WorkDistribution.Media.Speech.Service;

namespace WorkDistribution.Media.Tests.Speech.Service;

public sealed class SpeechServiceTests
{
    private static SpeechServices Services(HttpMessageHandler handler, string url = "http://10.0.0.5:8000", string model = "") => new(
        new SpeechOptions
        {
            SynthesisService = new SpeechServiceOptions { Url = new Uri(url), Key = "secret", Model = model, MaleVoice = "bob" },
            TranscriptionService = new SpeechServiceOptions { Url = new Uri(url), Key = "secret", Model = model },
        },
        handler);

    private static RecognitionRequest Utterance => new(new short[8000]) { Language = "de-DE", Hints = ["Vertrieb", "$DAY"] };

    [Test]
    public async Task A_transcription_is_asked_for_with_a_wave_file_and_its_figures_are_read()
    {
        using var handler = new Answering(200, """{"text":" Guten Tag. ","segments":[{"avg_logprob":-0.1},{"avg_logprob":-0.3}]}""");
        using var services = Services(handler);
        var outcome = (RecognitionOutcome.Understood)await new ServiceRecognitionEngine(services.Transcription!).RecognizeAsync(Utterance, CancellationToken.None);
        Assert.That(outcome.Alternatives.Single(), Is.EqualTo(new RecognitionAlternative("Guten Tag.", 0.823)));
        Assert.That(handler.Url, Is.EqualTo("http://10.0.0.5:8000/v1/audio/transcriptions"));
        Assert.That(handler.Authorization, Is.EqualTo("Bearer secret"));
        Assert.That(handler.Body, Does.Contain("whisper-1").And.Contain("verbose_json").And.Contain("\r\nde\r\n").And.Contain("\r\nVertrieb\r\n").And.Contain("RIFF"));
        Assert.That(handler.Length, Is.GreaterThan(32000), "16 kHz");
    }

    [Test]
    public async Task A_model_without_figures_is_asked_for_plain_json_and_counts_as_sure()
    {
        using var handler = new Answering(200, """{"text":"yes"}""");
        using var services = Services(handler, "http://host/v1/", "gpt-4o-transcribe");
        var outcome = (RecognitionOutcome.Understood)await new ServiceRecognitionEngine(services.Transcription!).RecognizeAsync(Utterance, CancellationToken.None);
        Assert.That(outcome.Alternatives.Single().Confidence, Is.EqualTo(1));
        Assert.That(handler.Url, Is.EqualTo("http://host/v1/audio/transcriptions"));
        Assert.That(handler.Body, Does.Not.Contain("verbose_json"));
    }

    [TestCase(500, "oh no", "answered 500: oh no")]
    [TestCase(200, "<html>", "no JSON object")]
    [TestCase(200, "{}", "no text")]
    [TestCase(200, "[]", "no JSON object")]
    public async Task An_answer_that_is_none_is_a_failure_in_words(int status, string body, string expected)
    {
        using var handler = new Answering(status, body);
        using var services = Services(handler);
        var outcome = (RecognitionOutcome.Failed)await new ServiceRecognitionEngine(services.Transcription!).RecognizeAsync(Utterance, CancellationToken.None);
        Assert.That(outcome.Reason, Is.EqualTo(RecognitionFailure.EngineFailed));
        Assert.That(outcome.Detail, Does.Contain(expected).And.Not.Contain("secret"));
    }

    [Test]
    public async Task Speech_is_asked_for_with_voice_and_speed_and_its_wave_file_is_decoded()
    {
        var wave = new byte[WaveHeader.Size + 4800];
        WaveHeader.Write(wave, 1, 24000, 4800);
        using var handler = new Answering(200, wave);
        using var services = Services(handler);
        var decoding = await new ServiceSpeechEngine(services.Synthesis!).SpeakAsync("Hello", new SpeechStyle("en-US", VoiceGender.Male, Rate: 1.25), CancellationToken.None);
        Assert.That(((AudioDecoding.Decoded)decoding).Samples, Has.Length.EqualTo(800));
        Assert.That(handler.Body, Is.EqualTo("""{"model":"tts-1","input":"Hello","voice":"bob","response_format":"wav","speed":1.25}"""));
    }

    [Test]
    public async Task A_service_that_cannot_be_reached_is_a_failure()
    {
        using var handler = new Answering(new HttpRequestException("Connection refused"));
        using var services = Services(handler);
        var decoding = await new ServiceSpeechEngine(services.Synthesis!).SpeakAsync("Hello", new SpeechStyle("en-US", VoiceGender.Male), CancellationToken.None);
        Assert.That(((AudioDecoding.Failed)decoding).Detail, Does.Contain("Connection refused"));
    }

    private sealed class Answering : HttpMessageHandler
    {
        private readonly Exception? _exception;
        private readonly int _status;
        private readonly byte[] _answer;

        public Answering(int status, string answer)
            : this(status, Encoding.UTF8.GetBytes(answer))
        {
        }

        public Answering(int status, byte[] answer) => (_status, _answer) = (status, answer);

        public Answering(Exception exception) => (_exception, _answer) = (exception, []);

        public string Url { get; private set; } = "";

        public string Authorization { get; private set; } = "";

        public string Body { get; private set; } = "";

        public int Length { get; private set; }

        protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
        {
            var body = await request.Content!.ReadAsByteArrayAsync(cancellationToken);
            (Url, Authorization, Body, Length) = (request.RequestUri!.ToString(), request.Headers.Authorization!.ToString(), Encoding.Latin1.GetString(body), body.Length);
            return _exception is null ? new HttpResponseMessage((HttpStatusCode)_status) { Content = new ByteArrayContent(_answer) } : throw _exception;
        }
    }
}
