namespace WorkDistribution.Media.Speech.Recognition;

/// <summary>Understands speech. Safe from any thread; nothing of it runs on the media clock. As much runs at once as the engines bear, a bounded number waits, more is refused.</summary>
public interface ISpeechRecognizer
{
    /// <summary>The engines in the order they are asked, with their state, for the health page and the start.</summary>
    IReadOnlyList<SpeechEngineStatus> Engines { get; }

    /// <summary>Whether what somebody has said so far can be understood before they have ended: an engine here, not one that is paid by the request.</summary>
    /// <param name="language">A BCP 47 tag; empty for en-US.</param>
    bool GivesPartials(string language);

    /// <summary>Understands one utterance, or what there is of it so far.</summary>
    /// <param name="request">The utterance.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    Task<RecognitionOutcome> RecognizeAsync(RecognitionRequest request, CancellationToken cancellationToken);

    /// <summary>Counters since start.</summary>
    RecognitionStatistics GetStatistics();
}
