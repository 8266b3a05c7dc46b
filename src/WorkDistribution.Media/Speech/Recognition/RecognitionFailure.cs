namespace WorkDistribution.Media.Speech.Recognition;

/// <summary>Why an utterance was not listened to.</summary>
public enum RecognitionFailure
{
    /// <summary>No engine is installed or configured.</summary>
    EngineUnavailable,

    /// <summary>None of the engines knows the language.</summary>
    LanguageUnavailable,

    /// <summary>The engine failed.</summary>
    EngineFailed,

    /// <summary>It took too long.</summary>
    TimedOut,

    /// <summary>Too many utterances wait already.</summary>
    Overloaded,
}
