using System.Collections.Immutable;

namespace WorkDistribution.Media.Speech.Recognition;

/// <summary>An utterance to understand.</summary>
/// <param name="Samples">Signed 16-bit mono at 8 kHz, at most <see cref="SpeechRecognizer.MaxUtterance"/>; not changed while it runs.</param>
public sealed record RecognitionRequest(ReadOnlyMemory<short> Samples)
{
    /// <summary>A BCP 47 tag; empty for en-US.</summary>
    public string Language { get; init; } = "";

    /// <summary>Phrases that are likely to be said; also $OOV_CLASS_DIGIT_SEQUENCE, $MONTH and $DAY. Default none: digits, yes and no, then anything.</summary>
    public ImmutableArray<string> Hints { get; init; } = [];

    /// <summary>Whether more is coming: given up when the engine has something better to do.</summary>
    public bool IsPartial { get; init; }

    /// <summary>Whether only what was said in general is wanted, as in a transcription: hints help, but nothing is held to them.</summary>
    public bool IsDictation { get; init; }
}
