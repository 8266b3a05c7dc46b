using System.Collections.Immutable;
using Microsoft.Extensions.Logging.Abstractions;
using WorkDistribution.Media.Playback;
using WorkDistribution.Media.Sessions;
using WorkDistribution.Media.Speech;
using WorkDistribution.Testing.Audio;

namespace WorkDistribution.Media.Tests.Playback;

public sealed class PromptLibraryTests
{
    private static PromptLibrary Library(params ISpeechEngine[] engines) => Library(new MediaOptions(), engines);

    private static PromptLibrary Library(MediaOptions options, params ISpeechEngine[] engines) =>
        new(options, TimeProvider.System, NullLogger.Instance, [.. engines]);

    [Test]
    public async Task Equal_requests_at_once_share_one_synthesis()
    {
        var engine = new FakeEngine { Gate = new TaskCompletionSource() };
        await using var library = Library(engine);
        var waits = Enumerable.Range(0, 20).Select(_ => library.SpeakAsync(new SpeechRequest("Hello"), CancellationToken.None)).ToArray();
        engine.Gate.SetResult();
        var outcomes = await Task.WhenAll(waits);

        Assert.That(engine.Calls, Is.EqualTo(1));
        Assert.That(outcomes.Select(outcome => ((PromptOutcome.Ready)outcome).Prompt).Distinct().Count(), Is.EqualTo(1));
    }

    [Test]
    public async Task A_second_request_comes_from_the_cache_and_another_voice_does_not()
    {
        var engine = new FakeEngine();
        await using var library = Library(engine);
        await library.SpeakAsync(new SpeechRequest("Hello"), CancellationToken.None);
        await library.SpeakAsync(new SpeechRequest("Hello"), CancellationToken.None);
        Assert.That(engine.Calls, Is.EqualTo(1));
        await library.SpeakAsync(new SpeechRequest("Hello", Voice: "man"), CancellationToken.None);
        await library.SpeakAsync(new SpeechRequest("Hello", Language: "de-DE"), CancellationToken.None);
        Assert.That(engine.Calls, Is.EqualTo(3));
    }

    [Test]
    public async Task One_who_gives_up_does_not_end_the_making_for_others()
    {
        var engine = new FakeEngine { Gate = new TaskCompletionSource() };
        await using var library = Library(engine);
        using var impatient = new CancellationTokenSource();
        var first = library.SpeakAsync(new SpeechRequest("Hello"), impatient.Token);
        var second = library.SpeakAsync(new SpeechRequest("Hello"), CancellationToken.None);
        await impatient.CancelAsync();
        Assert.That(async () => await first, Throws.InstanceOf<OperationCanceledException>());
        engine.Gate.SetResult();
        Assert.That(await second, Is.InstanceOf<PromptOutcome.Ready>());
    }

    [Test]
    public async Task A_failure_is_not_kept()
    {
        var engine = new FakeEngine { Failure = new AudioDecoding.Failed(PromptFailure.EngineFailed, "broken") };
        await using var library = Library(engine);
        Assert.That(await library.SpeakAsync(new SpeechRequest("Hello"), CancellationToken.None), Is.EqualTo(new PromptOutcome.Failed(PromptFailure.EngineFailed, "broken")));
        engine.Failure = null;
        Assert.That(await library.SpeakAsync(new SpeechRequest("Hello"), CancellationToken.None), Is.InstanceOf<PromptOutcome.Ready>());
    }

    [Test]
    public async Task An_engine_that_throws_is_a_failure()
    {
        await using var library = Library(new FakeEngine { Exception = new InvalidOperationException("bug") });
        Assert.That(await library.SpeakAsync(new SpeechRequest("Hello"), CancellationToken.None), Is.EqualTo(new PromptOutcome.Failed(PromptFailure.EngineFailed, "bug")));
    }

    [Test]
    public async Task More_than_may_wait_are_refused()
    {
        var engine = new FakeEngine { Gate = new TaskCompletionSource() };
        await using var library = Library(engine);
        var waits = Enumerable.Range(0, PromptLibrary.MaxWaiting).Select(i => library.SpeakAsync(new SpeechRequest("Hello " + i), CancellationToken.None)).ToArray();
        Assert.That(await library.SpeakAsync(new SpeechRequest("One too many"), CancellationToken.None), Is.InstanceOf<PromptOutcome.Failed>());
        Assert.That(library.RefusedCount, Is.EqualTo(1));
        engine.Gate.SetResult();
        Assert.That(await Task.WhenAll(waits), Has.All.InstanceOf<PromptOutcome.Ready>());
    }

    [Test]
    public async Task The_cache_keeps_to_its_bytes_and_drops_what_was_not_used_for_longest()
    {
        var engine = new FakeEngine { Samples = 8000 };
        await using var library = Library(new MediaOptions { PromptCacheBytes = 100_000 }, engine);
        foreach (var text in new[] { "a", "b", "c", "a", "d", "a", "b" })
        {
            await library.SpeakAsync(new SpeechRequest(text), CancellationToken.None);
        }

        Assert.That(engine.Calls, Is.EqualTo(5));
        Assert.That(library.CachedBytes, Is.LessThanOrEqualTo(100_000));
    }

    [Test]
    public async Task Stopping_ends_what_is_being_made()
    {
        var library = Library(new FakeEngine { Gate = new TaskCompletionSource() });
        var waiting = library.SpeakAsync(new SpeechRequest("Hello"), CancellationToken.None);
        await library.DisposeAsync();
        Assert.That(await waiting, Is.InstanceOf<PromptOutcome.Failed>());
    }

    [Test]
    public async Task The_first_engine_that_is_installed_and_speaks_the_language_is_taken()
    {
        var missing = new FakeEngine { IsInstalled = false };
        var english = new FakeEngine { Languages = ["en-US"] };
        var all = new FakeEngine { Languages = ["en-US", "de-DE"] };
        await using var library = Library(missing, english, all);
        await library.SpeakAsync(new SpeechRequest("Hello"), CancellationToken.None);
        await library.SpeakAsync(new SpeechRequest("Hallo", Language: "de-DE"), CancellationToken.None);
        Assert.That((missing.Calls, english.Calls, all.Calls), Is.EqualTo((0, 1, 1)));
    }

    [Test]
    public async Task A_language_nobody_speaks_is_read_in_English_with_a_note()
    {
        var engine = new FakeEngine { Languages = ["en-US"] };
        await using var library = Library(engine);
        var outcome = await library.SpeakAsync(new SpeechRequest("Hei", Language: "xx-YY"), CancellationToken.None);
        Assert.That(((PromptOutcome.Ready)outcome).Note, Does.Contain("xx-YY"));
        Assert.That(engine.Spoken.Single().Style.Language, Is.EqualTo("en-US"));
    }

    [Test]
    public async Task Without_any_engine_the_package_is_named()
    {
        await using var library = Library(
            new FliteEngine(new SpeechProgram("flite", FliteEngine.Package, searchPath: "/nowhere")),
            new EspeakEngine(new SpeechProgram("espeak-ng", EspeakEngine.Package, searchPath: "/nowhere")));
        var failed = (PromptOutcome.Failed)await library.SpeakAsync(new SpeechRequest("Hello"), CancellationToken.None);
        Assert.That(failed.Reason, Is.EqualTo(PromptFailure.EngineUnavailable));
        Assert.That(failed.Detail, Does.Contain("package flite").And.Contain("package espeak-ng"));
        Assert.That(library.Engines.Take(2), Has.All.Property(nameof(SpeechEngineStatus.IsAvailable)).False);
    }

    [Test]
    public async Task Too_long_a_text_is_refused_before_anything_runs()
    {
        var engine = new FakeEngine();
        await using var library = Library(engine);
        foreach (var length in new[] { 4097, 1_000_000 })
        {
            var failed = (PromptOutcome.Failed)await library.SpeakAsync(new SpeechRequest(new string('a', length)), CancellationToken.None);
            Assert.That(failed.Reason, Is.EqualTo(PromptFailure.TooLarge));
        }

        Assert.That(engine.Calls, Is.Zero);
    }

    [Test]
    public async Task Pauses_are_silence_and_volume_is_applied_between_segments()
    {
        var engine = new FakeEngine { Samples = 100 };
        await using var library = Library(engine);
        var outcome = await library.SpeakAsync(
            new SpeechRequest("one<break time=\"1s\"/><prosody volume=\"silent\">two</prosody>", IsSsml: true), CancellationToken.None);
        var samples = ((PromptOutcome.Ready)outcome).Prompt.Samples.ToArray();
        Assert.That(samples, Has.Length.EqualTo(8200));
        Assert.That(samples[..100], Has.All.EqualTo(1000));
        Assert.That(samples[100..], Has.All.Zero);
    }

    [Test]
    public async Task Broken_markup_is_told_with_its_place()
    {
        await using var library = Library(new FakeEngine());
        var failed = (PromptOutcome.Failed)await library.SpeakAsync(new SpeechRequest("a\n<break>", IsSsml: true), CancellationToken.None);
        Assert.That(failed.Detail, Does.Contain("line 2"));
    }

    [Test]
    public async Task A_long_text_is_spoken_in_pieces_each_made_while_the_one_before_is_heard()
    {
        var engine = new FakeEngine();
        await using var library = Library(engine);
        var sentences = Enumerable.Range(1, 5).Select(i => $"This is sentence number {i} of a text that is rather long. ");
        var heard = 0;
        await foreach (var outcome in library.SpeakInPiecesAsync(new SpeechRequest(string.Concat(sentences), Voice: "Polly.Joanna"), CancellationToken.None))
        {
            Assert.That(outcome, Is.InstanceOf<PromptOutcome.Ready>());
            Assert.That(engine.Calls, Is.LessThanOrEqualTo(heard + 2));
            Assert.That(((PromptOutcome.Ready)outcome).Note, heard == 0 ? Does.Contain("Polly.Joanna") : Is.Null);
            heard++;
        }

        Assert.That(heard, Is.EqualTo(5));
        Assert.That(string.Concat(engine.Spoken.Select(spoken => spoken.Text)), Is.EqualTo(string.Concat(sentences)));
        await foreach (var outcome in library.SpeakInPiecesAsync(new SpeechRequest(string.Concat(sentences), Voice: "Polly.Joanna"), CancellationToken.None))
        {
            Assert.That(outcome, Is.InstanceOf<PromptOutcome.Ready>());
        }

        Assert.That(engine.Calls, Is.EqualTo(5), "the second time all pieces come from the cache");
    }

    [Test]
    public async Task Where_an_engine_fails_the_next_one_speaks_and_the_note_says_so()
    {
        var broken = new FakeEngine { Failure = new AudioDecoding.Failed(PromptFailure.EngineFailed, "The service is down.") };
        var local = new FakeEngine();
        await using var library = Library(broken, local);
        var outcome = await library.SpeakAsync(new SpeechRequest("Hello"), CancellationToken.None);
        Assert.That(((PromptOutcome.Ready)outcome).Note, Is.EqualTo("The service is down. fake was taken."));
        Assert.That(local.Calls, Is.EqualTo(1));
    }

    [Test]
    public void Standard_tones_have_the_frequencies_they_should()
    {
        var library = Library();
        var beep = library.Tone(StandardTone.RecordBeep);
        Assert.That(beep.Duration, Is.EqualTo(TimeSpan.FromSeconds(0.4)));
        Assert.That(ToneMeter.Measure(beep.Samples.Span).Frequency, Is.EqualTo(1000).Within(2));
        Assert.That(Math.Abs((int)beep.Samples.Span[^1]), Is.LessThan(100));
        Assert.That(library.Tone(StandardTone.Ringback).Duration, Is.EqualTo(TimeSpan.FromSeconds(6)));
        Assert.That(ToneMeter.Measure(library.Tone(StandardTone.Ringback).Samples.Span[..16000]).Frequency, Is.EqualTo(440).Within(2).Or.EqualTo(480).Within(2));
        Assert.That(ToneMeter.Measure(library.Tone(StandardTone.Busy).Samples.Span[..4000]).Frequency, Is.EqualTo(480).Within(3).Or.EqualTo(620).Within(3));
        Assert.That(library.Silence(TimeSpan.FromSeconds(1.5)).FrameCount, Is.EqualTo(75));
    }

    [Test]
    public void Payloads_are_whole_frames_filled_up_with_silence()
    {
        var prompt = new AudioPrompt([1000, -1000]);
        Assert.That(prompt.Pcmu.Length, Is.EqualTo(160));
        Assert.That(prompt.Pcmu.Span[2..].ToArray(), Has.All.EqualTo(0xFF));
        Assert.That(prompt.Pcma.Span[2..].ToArray(), Has.All.EqualTo(0xD5));
        Assert.That(new AudioPrompt([]).Pcmu.Length, Is.Zero);
    }

    private sealed class FakeEngine : ISpeechEngine
    {
        private int _calls;

        public bool IsInstalled { get; init; } = true;

        public ImmutableArray<string> Languages { get; init; } = ["en-US", "de-DE"];

        public int Samples { get; init; } = 160;

        public TaskCompletionSource? Gate { get; init; }

        public AudioDecoding.Failed? Failure { get; set; }

        public Exception? Exception { get; init; }

        public int Calls => Volatile.Read(ref _calls);

        public List<(string Text, SpeechStyle Style)> Spoken { get; } = [];

        public SpeechEngineStatus Status => new("fake", IsInstalled, "install the package fake");

        public bool Speaks(string language) => Languages.Contains(language);

        public async Task<AudioDecoding> SpeakAsync(string text, SpeechStyle style, CancellationToken cancellationToken)
        {
            Interlocked.Increment(ref _calls);
            lock (Spoken)
            {
                Spoken.Add((text, style));
            }

            if (Gate is not null)
            {
                await Gate.Task.WaitAsync(cancellationToken);
            }

            if (Exception is not null)
            {
                throw Exception;
            }

            return Failure ?? (AudioDecoding)new AudioDecoding.Decoded(Enumerable.Repeat((short)1000, Samples).ToArray());
        }
    }
}
