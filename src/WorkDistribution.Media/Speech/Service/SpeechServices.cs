using Microsoft.Extensions.Options;

namespace WorkDistribution.Media.Speech.Service;

/// <summary>The connections to the configured services; one each for the life of the process.</summary>
public sealed class SpeechServices : IDisposable
{
    /// <summary>Prepares them; nothing is connected yet.</summary>
    public SpeechServices(IOptions<SpeechOptions> options)
        : this(options.Value, null)
    {
    }

    internal SpeechServices(SpeechOptions options, HttpMessageHandler? handler)
    {
        Synthesis = options.SynthesisService is { } speaking ? new SpeechServiceClient(speaking, "tts-1", handler) : null;
        Transcription = options.TranscriptionService is { } listening ? new SpeechServiceClient(listening, "whisper-1", handler) : null;
    }

    /// <summary>The one that speaks; null for none.</summary>
    internal SpeechServiceClient? Synthesis { get; }

    /// <summary>The one that listens; null for none.</summary>
    internal SpeechServiceClient? Transcription { get; }

    /// <summary>Closes the connections.</summary>
    public void Dispose()
    {
        Synthesis?.Dispose();
        Transcription?.Dispose();
    }
}
