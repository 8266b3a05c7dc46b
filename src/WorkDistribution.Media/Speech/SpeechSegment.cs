namespace WorkDistribution.Media.Speech;

/// <summary>A piece of speech in one voice, or a pause.</summary>
/// <param name="Text">What is spoken; empty for a pause.</param>
/// <param name="Voice">How it sounds.</param>
/// <param name="Pause">Silence; zero for text.</param>
internal sealed record SpeechSegment(string Text, SpeechStyle Voice, TimeSpan Pause);
