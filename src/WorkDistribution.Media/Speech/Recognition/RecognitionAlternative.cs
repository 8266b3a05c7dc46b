namespace WorkDistribution.Media.Speech.Recognition;

/// <summary>What may have been said.</summary>
/// <param name="Text">The words; those of a hint as the hint writes them, a sequence of digits in figures.</param>
/// <param name="Confidence">From 0 to 1. Engines that give no figure of their own count as sure.</param>
public sealed record RecognitionAlternative(string Text, double Confidence);
