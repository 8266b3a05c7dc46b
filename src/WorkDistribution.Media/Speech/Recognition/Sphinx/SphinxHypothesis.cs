namespace WorkDistribution.Media.Speech.Recognition.Sphinx;

/// <summary>What a decoder makes of an utterance.</summary>
/// <param name="Text">Words in lower case; empty when none fit.</param>
/// <param name="Score">Logarithm of the likelihood of the whole, comparable between searches of one utterance.</param>
/// <param name="Frames">Its length in frames of 10 ms.</param>
/// <param name="WordConfidence">Mean posterior of the words, from 0 to 1; of use with the language model only.</param>
internal readonly record struct SphinxHypothesis(string Text, int Score, int Frames, double WordConfidence);
