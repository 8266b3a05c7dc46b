using WorkDistribution.Media.Speech;

namespace WorkDistribution.Media.Playback;

/// <summary>What a prompt is made from: a text with its voice, or the bytes of a file (by their SHA-256).</summary>
/// <param name="Speech">Set for speech.</param>
/// <param name="FileHash">Set for a file: hash and media type.</param>
internal sealed record PromptKey(SpeechRequest? Speech, string? FileHash);
