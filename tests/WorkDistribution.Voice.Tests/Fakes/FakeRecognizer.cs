using System.Collections.Concurrent;
using WorkDistribution.Media.Speech;
using WorkDistribution.Media.Speech.Recognition;

namespace WorkDistribution.Voice.Tests.Fakes;

/// <summary>Understands what a test says it does.</summary>
internal sealed class FakeRecognizer : ISpeechRecognizer
{
    public Func<RecognitionRequest, RecognitionOutcome> Answer { get; set; } = _ => new RecognitionOutcome.Understood([]);

    public ConcurrentQueue<RecognitionRequest> Requests { get; } = new();

    public IReadOnlyList<SpeechEngineStatus> Engines => [];

    public static RecognitionOutcome Said(string text, double confidence = 0.9) =>
        new RecognitionOutcome.Understood([new RecognitionAlternative(text, confidence)]);

    public bool GivesPartials(string language) => true;

    public Task<RecognitionOutcome> RecognizeAsync(RecognitionRequest request, CancellationToken cancellationToken)
    {
        Requests.Enqueue(request);
        return Task.FromResult(Answer(request));
    }

    public RecognitionStatistics GetStatistics() => default;
}
