namespace WorkDistribution.Media.Speech.Recognition;

/// <summary>Counters of recognition since start, partial ones left out.</summary>
/// <param name="Recognized">Utterances that were given to an engine and answered.</param>
/// <param name="Refused">Refused because too many waited.</param>
/// <param name="Failed">An engine failed or took too long.</param>
/// <param name="Waiting">Waiting or running now.</param>
public readonly record struct RecognitionStatistics(long Recognized, long Refused, long Failed, int Waiting);
