using WorkDistribution.Media.Speech;

namespace WorkDistribution.Media.Playback;

/// <summary>Turns text, files and tones into prompts, each made once and kept within the cache's bound. Safe from any thread.</summary>
public interface IPromptLibrary
{
    /// <summary>Speaks. Two requests that are equal give one synthesis.</summary>
    Task<PromptOutcome> SpeakAsync(SpeechRequest request, CancellationToken cancellationToken);

    /// <summary>Speaks a text piece by piece: the first is there soon however long the text is, and each next one is made while the one before is heard.</summary>
    /// <returns>The pieces to play one after the other; a failure is the last.</returns>
    IAsyncEnumerable<PromptOutcome> SpeakInPiecesAsync(SpeechRequest request, CancellationToken cancellationToken);

    /// <summary>Decodes WAV (PCM 8/16/24/32 bit, float, both laws, any rate and channel count), MP3, raw µ-law (audio/basic).</summary>
    /// <param name="content">The whole file.</param>
    /// <param name="contentType">The MIME type as sent; what the bytes are decides where the two disagree.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    Task<PromptOutcome> DecodeAsync(ReadOnlyMemory<byte> content, string contentType, CancellationToken cancellationToken);

    /// <summary>Standard tones: the record beep, ring back, busy, music on hold.</summary>
    AudioPrompt Tone(StandardTone tone);

    /// <summary>The ringing tone of a country; one period, to be repeated.</summary>
    /// <param name="country">As the language writes it: de, uk, us-old, ...</param>
    /// <returns>That of the United States where the country is not known.</returns>
    AudioPrompt RingTone(string country);

    /// <summary>Silence of the given length.</summary>
    AudioPrompt Silence(TimeSpan duration);

    /// <summary>The engines found at start with their state, for the health page: name, whether usable, and the package to install if not.</summary>
    IReadOnlyList<SpeechEngineStatus> Engines { get; }
}
