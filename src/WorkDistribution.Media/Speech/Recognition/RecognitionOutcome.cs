using System.Collections.Immutable;

namespace WorkDistribution.Media.Speech.Recognition;

/// <summary>What came of an utterance.</summary>
public abstract record RecognitionOutcome
{
    private RecognitionOutcome()
    {
    }

    /// <summary>It was listened to.</summary>
    /// <param name="Alternatives">The likeliest first; none when no words were in it.</param>
    /// <param name="Note">Something worth telling the developer once (another engine was taken); null when nothing.</param>
    public sealed record Understood(ImmutableArray<RecognitionAlternative> Alternatives, string? Note = null) : RecognitionOutcome;

    /// <summary>It was not.</summary>
    /// <param name="Reason">The kind of failure.</param>
    /// <param name="Detail">In words: the engine's complaint, the package to install.</param>
    public sealed record Failed(RecognitionFailure Reason, string Detail) : RecognitionOutcome;
}
