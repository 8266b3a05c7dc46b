using WorkDistribution.Media.Speech;

namespace WorkDistribution.Media.Playback;

/// <summary>What a prompt is made from: a text with its voice, a piece of one, or the bytes of a file (by their SHA-256).</summary>
/// <param name="Speech">Set for speech as a whole.</param>
/// <param name="FileHash">Set for a file: hash and media type.</param>
/// <param name="Piece">Set for a piece of speech: its key.</param>
internal sealed record PromptKey(SpeechRequest? Speech, string? FileHash, string? Piece = null);
