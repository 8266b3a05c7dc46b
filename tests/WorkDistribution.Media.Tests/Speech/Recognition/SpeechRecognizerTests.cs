using System.Collections.Immutable;
using Microsoft.Extensions.Logging.Abstractions;
using WorkDistribution.Media.Speech;
using WorkDistribution.Media.Speech.Recognition;
using WorkDistribution.Testing;

namespace WorkDistribution.Media.Tests.Speech.Recognition;

public sealed class SpeechRecognizerTests
{
    private static readonly RecognitionRequest Request = new(new short[800]);
    private readonly ManualTimeProvider _clock = new();

    private SpeechRecognizer Recognizer(params IRecognitionEngine[] engines) => new([.. engines], TimeSpan.FromSeconds(20), _clock, NullLogger.Instance);

    [Test]
    public async Task Where_the_first_engine_fails_the_next_one_listens_and_the_note_says_so()
    {
        var recognizer = Recognizer(new FakeEngine { Failure = "The service is down." }, new FakeEngine { Text = "sales" });
        var understood = (RecognitionOutcome.Understood)await recognizer.RecognizeAsync(Request, CancellationToken.None);
        Assert.That(understood.Alternatives.Single().Text, Is.EqualTo("sales"));
        Assert.That(understood.Note, Is.EqualTo("The service is down. fake was taken."));
        Assert.That(recognizer.GetStatistics(), Is.EqualTo(new RecognitionStatistics(1, 0, 1, 0)));
    }

    [Test]
    public async Task A_language_that_no_engine_knows_and_an_engine_that_is_missing_are_told_apart()
    {
        var language = await Recognizer(new FakeEngine()).RecognizeAsync(Request with { Language = "de-DE" }, CancellationToken.None);
        Assert.That(((RecognitionOutcome.Failed)language).Reason, Is.EqualTo(RecognitionFailure.LanguageUnavailable));
        var missing = (RecognitionOutcome.Failed)await Recognizer(new FakeEngine { IsInstalled = false }).RecognizeAsync(Request, CancellationToken.None);
        Assert.That(missing.Reason, Is.EqualTo(RecognitionFailure.EngineUnavailable));
        Assert.That(missing.Detail, Does.Contain("install the package fake"));
        Assert.That(await Recognizer().RecognizeAsync(Request, CancellationToken.None), Is.InstanceOf<RecognitionOutcome.Failed>());
    }

    [Test]
    public async Task More_than_may_wait_are_refused_and_a_partial_does_not_wait_at_all()
    {
        var engine = new FakeEngine { Text = "x", Gate = new TaskCompletionSource() };
        var recognizer = Recognizer(engine);
        var waits = Enumerable.Range(0, EngineGate.MaxWaiting).Select(_ => recognizer.RecognizeAsync(Request, CancellationToken.None)).ToArray();
        var refused = (RecognitionOutcome.Failed)await recognizer.RecognizeAsync(Request, CancellationToken.None);
        Assert.That(refused.Reason, Is.EqualTo(RecognitionFailure.Overloaded));
        var partial = (RecognitionOutcome.Failed)await recognizer.RecognizeAsync(Request with { IsPartial = true }, CancellationToken.None);
        Assert.That(partial.Reason, Is.EqualTo(RecognitionFailure.Overloaded));
        engine.Gate.SetResult();
        Assert.That(await Task.WhenAll(waits), Has.All.InstanceOf<RecognitionOutcome.Understood>());
        Assert.That(recognizer.GetStatistics(), Is.EqualTo(new RecognitionStatistics(EngineGate.MaxWaiting, 1, 0, 0)));
    }

    [Test]
    public async Task An_engine_that_takes_too_long_is_answered_for()
    {
        var engine = new FakeEngine { Gate = new TaskCompletionSource(), Started = new TaskCompletionSource() };
        var recognizer = Recognizer(engine);
        var waiting = recognizer.RecognizeAsync(Request, CancellationToken.None);
        await engine.Started.Task;
        _clock.Advance(TimeSpan.FromSeconds(20));
        Assert.That(((RecognitionOutcome.Failed)await waiting).Reason, Is.EqualTo(RecognitionFailure.TimedOut));
    }

    [Test]
    public async Task An_engine_that_throws_is_a_failure()
    {
        var outcome = await Recognizer(new FakeEngine { Exception = new InvalidOperationException("bug") }).RecognizeAsync(Request, CancellationToken.None);
        Assert.That(outcome, Is.EqualTo(new RecognitionOutcome.Failed(RecognitionFailure.EngineFailed, "bug")));
    }

    private sealed class FakeEngine : IRecognitionEngine
    {
        public bool IsInstalled { get; init; } = true;

        public string Text { get; init; } = "";

        public string? Failure { get; init; }

        public Exception? Exception { get; init; }

        public TaskCompletionSource? Gate { get; init; }

        public TaskCompletionSource? Started { get; init; }

        public SpeechEngineStatus Status => new("fake", IsInstalled, "install the package fake");

        public int Parallelism => 1;

        public bool GivesPartials => true;

        public bool Understands(string language) => language == "en-US";

        public async Task<RecognitionOutcome> RecognizeAsync(RecognitionRequest request, CancellationToken cancellationToken)
        {
            Started?.TrySetResult();
            if (Gate is not null)
            {
                await Gate.Task.WaitAsync(cancellationToken);
            }

            if (Exception is not null)
            {
                throw Exception;
            }

            ImmutableArray<RecognitionAlternative> alternatives = Text.Length == 0 ? [] : [new RecognitionAlternative(Text, 0.9)];
            return Failure is null ? new RecognitionOutcome.Understood(alternatives) : new RecognitionOutcome.Failed(RecognitionFailure.EngineFailed, Failure);
        }
    }
}
