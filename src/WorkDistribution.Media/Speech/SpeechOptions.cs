namespace WorkDistribution.Media.Speech;

/// <summary>Settings of speaking and listening.</summary>
public sealed class SpeechOptions
{
    /// <summary>Which engines speak. Default <see cref="EngineChoice.Auto"/>.</summary>
    public EngineChoice Synthesis { get; set; }

    /// <summary>Which engines listen. Default <see cref="EngineChoice.Auto"/>.</summary>
    public EngineChoice Recognition { get; set; }

    /// <summary>The service that speaks; null for none.</summary>
    public SpeechServiceOptions? SynthesisService { get; set; }

    /// <summary>The service that listens; null for none.</summary>
    public SpeechServiceOptions? TranscriptionService { get; set; }

    /// <summary>Utterances decoded at once on this machine. Default one a core.</summary>
    public int RecognitionWorkers { get; set; } = Environment.ProcessorCount;

    /// <summary>Longest wait for an utterance to be understood, its waiting for a place included. Default 20 s.</summary>
    public TimeSpan RecognitionTimeout { get; set; } = TimeSpan.FromSeconds(20);
}
