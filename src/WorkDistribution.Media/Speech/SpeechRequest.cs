namespace WorkDistribution.Media.Speech;

/// <summary>What to speak: everything that decides how it sounds, hence the cache key.</summary>
/// <param name="Text">Plain text, or the SSML inside of the Say element when <paramref name="IsSsml"/> (elements without a root, XML-escaped).</param>
/// <param name="Voice">The voice name as the document wrote it (man, woman, alice, Polly.Joanna, ...); empty for the default.</param>
/// <param name="Language">A BCP 47 tag; empty for en-US.</param>
/// <param name="IsSsml">Whether the text holds SSML.</param>
public sealed record SpeechRequest(string Text, string Voice = "", string Language = "", bool IsSsml = false);
