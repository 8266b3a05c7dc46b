using Microsoft.Extensions.Logging.Abstractions;
using WorkDistribution.Media.Playback;
using WorkDistribution.Media.Sessions;
using WorkDistribution.Media.Speech;
using WorkDistribution.Media.Tones;
using WorkDistribution.Testing.Audio;

namespace WorkDistribution.Media.Tests.Speech;

/// <summary>With the engines that are installed; skipped where one is not.</summary>
[Category("EndToEnd")]
[CancelAfter(60_000)]
public sealed class InstalledEngineTests
{
    private static readonly EspeakEngine Espeak = new(new SpeechProgram("espeak-ng", EspeakEngine.Package));
    private static readonly FliteEngine Flite = new(new SpeechProgram("flite", FliteEngine.Package));

    private static async Task<short[]> Speak(ISpeechEngine engine, string text, SpeechStyle style)
    {
        if (!engine.Status.IsAvailable)
        {
            Assert.Ignore($"{engine.Status.Name} is not installed.");
        }

        var decoding = await engine.SpeakAsync(text, style, TestContext.CurrentContext.CancellationToken);
        Assert.That(decoding, Is.InstanceOf<AudioDecoding.Decoded>(), decoding.ToString());
        return ((AudioDecoding.Decoded)decoding).Samples;
    }

    private static SpeechStyle Style(string language = "en-US", VoiceGender gender = VoiceGender.Female) => new(language, gender);

    private static IEnumerable<TestCaseData> Engines()
    {
        yield return new TestCaseData((ISpeechEngine)Flite).SetArgDisplayNames("flite");
        yield return new TestCaseData((ISpeechEngine)Espeak).SetArgDisplayNames("espeak-ng");
    }

    [TestCaseSource(nameof(Engines))]
    public async Task A_sentence_becomes_a_few_seconds_of_sound(object engine)
    {
        var samples = await Speak((ISpeechEngine)engine, "Thank you for calling. Please hold the line.", Style());
        Assert.That(samples.Length / 8000.0, Is.InRange(1.5, 6.0));
        Assert.That(ToneMeter.Measure(samples).LevelDb, Is.InRange(-35, -8));
    }

    [TestCaseSource(nameof(Engines))]
    public async Task A_slow_voice_takes_longer_and_a_man_sounds_different(object engine)
    {
        var plain = await Speak((ISpeechEngine)engine, "This is one sentence for you.", Style());
        var slow = await Speak((ISpeechEngine)engine, "This is one sentence for you.", Style() with { Rate = 0.6 });
        var man = await Speak((ISpeechEngine)engine, "This is one sentence for you.", Style(gender: VoiceGender.Male));
        Assert.That(slow.Length, Is.GreaterThan(plain.Length * 1.3));
        Assert.That(AudioSimilarity.Find(plain, man).Score, Is.LessThan(0.7));
    }

    [TestCaseSource(nameof(Engines))]
    public async Task A_higher_pitch_is_heard(object engine)
    {
        var plain = await Speak((ISpeechEngine)engine, "Mama may map many moons.", Style());
        var high = await Speak((ISpeechEngine)engine, "Mama may map many moons.", Style() with { Pitch = 1.4 });
        Assert.That(AudioSimilarity.Find(plain, high).Score, Is.LessThan(0.8));
    }

    [TestCaseSource(nameof(Engines))]
    public async Task Texts_that_trouble_engines_end_in_time(object engine)
    {
        foreach (var text in new[] { new string('7', 300), new string('x', 500), "[[hE'loU]]", "...", "\0\u0001\t", "日本語 😀", "<speak>&amp;</speak>", "-v de --help", "$%^&*(" })
        {
            Assert.That(await Speak((ISpeechEngine)engine, text, Style()), Has.Length.LessThan(8000 * 300), text);
        }
    }

    [Test]
    public async Task Other_languages_have_voices()
    {
        foreach (var language in new[] { "de-DE", "fr-FR", "es-MX", "pt-BR", "it-IT", "ja-JP", "zh-CN", "ru-RU", "nb-NO", "en-GB" })
        {
            Assert.That(await Speak(Espeak, "Hallo 1 2 3", Style(language)), Has.Length.GreaterThan(4000), language);
        }
    }

    [Test]
    public async Task The_library_speaks_and_holds_no_keys()
    {
        if (!Flite.Status.IsAvailable && !Espeak.Status.IsAvailable)
        {
            Assert.Ignore("No speech engine is installed.");
        }

        await using var library = new PromptLibrary(new MediaOptions(), TimeProvider.System, NullLogger.Instance, [Flite, Espeak]);
        var outcome = await library.SpeakAsync(
            new SpeechRequest(
                "Welcome. <break time='500ms'/> Your number is <say-as interpret-as='digits'>1234</say-as>. <voice name='Polly.Matthew'>Press one for sales.</voice>",
                Voice: "Polly.Joanna-Neural",
                IsSsml: true),
            CancellationToken.None);
        Assert.That(outcome, Is.InstanceOf<PromptOutcome.Ready>(), outcome.ToString());
        var ready = (PromptOutcome.Ready)outcome;
        Assert.That(ready.Note, Does.Contain("Polly.Joanna-Neural"));
        Assert.That(ready.Prompt.Duration.TotalSeconds, Is.InRange(3, 15));

        var detector = new DtmfDetector();
        for (var i = 0; i + 160 <= ready.Prompt.Samples.Length; i += 160)
        {
            Assert.That(detector.Process(ready.Prompt.Samples.Span.Slice(i, 160)), Is.EqualTo('\0'));
        }
    }

    [Test]
    public async Task A_long_text_begins_with_its_first_sentence()
    {
        if (!Flite.Status.IsAvailable)
        {
            Assert.Ignore("flite is not installed.");
        }

        await using var library = new PromptLibrary(new MediaOptions(), TimeProvider.System, NullLogger.Instance, [Flite]);
        var text = "Welcome to the example company. " + string.Concat(Enumerable.Range(1, 30).Select(i => $"This is sentence number {i} of a text that takes minutes to be read to its end. "));
        await library.SpeakAsync(new SpeechRequest("Warm."), CancellationToken.None);
        var begun = TimeProvider.System.GetTimestamp();
        var pieces = new List<TimeSpan>();
        await foreach (var outcome in library.SpeakInPiecesAsync(new SpeechRequest(text), CancellationToken.None))
        {
            if (pieces.Count == 0)
            {
                await TestContext.Out.WriteLineAsync($"first audio after {TimeProvider.System.GetElapsedTime(begun).TotalMilliseconds:0} ms");
            }

            pieces.Add(((PromptOutcome.Ready)outcome).Prompt.Duration);
        }

        await TestContext.Out.WriteLineAsync($"all {pieces.Sum(piece => piece.TotalSeconds):0} s after {TimeProvider.System.GetElapsedTime(begun).TotalMilliseconds:0} ms");
        Assert.That(pieces, Has.Count.EqualTo(31));
        Assert.That(pieces[0].TotalSeconds, Is.InRange(1, 10));
    }

    [Test]
    public async Task A_program_that_hangs_is_ended_when_cancelled()
    {
        if (OperatingSystem.IsWindows())
        {
            Assert.Ignore("The program that hangs is a shell script.");
            return;
        }

        var folder = Directory.CreateTempSubdirectory("wd-engine").FullName;
        try
        {
            var script = Path.Combine(folder, "hangs");
            await File.WriteAllTextAsync(script, "#!/bin/sh\necho $$ > " + folder + "/pid\nexec sleep 600\n");
            File.SetUnixFileMode(script, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
            using var limit = new CancellationTokenSource(TimeSpan.FromSeconds(1));
            var program = new SpeechProgram("hangs", "hangs", searchPath: folder);
            Assert.That(async () => await program.RunAsync([], "Hello", limit.Token), Throws.InstanceOf<OperationCanceledException>());
            var pid = int.Parse(await File.ReadAllTextAsync(Path.Combine(folder, "pid")));
            var state = File.Exists($"/proc/{pid}/stat") ? await File.ReadAllTextAsync($"/proc/{pid}/stat") : "gone Z";
            Assert.That(state, Does.Contain(" Z").Or.Not.Contain("sleep"));
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }
}
