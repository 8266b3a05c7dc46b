namespace WorkDistribution.Media.Speech.Service;

/// <summary>What a service answered.</summary>
/// <param name="Body">The body of a success.</param>
/// <param name="ContentType">Its type; empty where it says none.</param>
/// <param name="Problem">Why there is none, in words; null for a success.</param>
internal sealed record SpeechServiceAnswer(ReadOnlyMemory<byte> Body, string ContentType, string? Problem)
{
    /// <summary>Whether it took too long.</summary>
    public bool IsTimeout { get; init; }
}
