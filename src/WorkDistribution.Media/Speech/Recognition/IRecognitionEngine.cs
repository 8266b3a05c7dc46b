namespace WorkDistribution.Media.Speech.Recognition;

/// <summary>Understands utterances. Safe from any thread; the caller bounds how many run at once.</summary>
internal interface IRecognitionEngine
{
    /// <summary>Whether it can be used.</summary>
    SpeechEngineStatus Status { get; }

    /// <summary>How many may run at once.</summary>
    int Parallelism { get; }

    /// <summary>Whether unfinished utterances are worth giving to it.</summary>
    bool GivesPartials { get; }

    /// <summary>Whether it knows the language.</summary>
    bool Understands(string language);

    /// <summary>Listens to an utterance.</summary>
    Task<RecognitionOutcome> RecognizeAsync(RecognitionRequest request, CancellationToken cancellationToken);
}
