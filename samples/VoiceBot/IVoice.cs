namespace WorkDistribution.Samples.VoiceBot;

/// <summary>Speaks words. A hosted voice goes here.</summary>
internal interface IVoice
{
    /// <summary>The words as audio.</summary>
    /// <returns>8 kHz, 16 bit.</returns>
    Task<short[]> SpeakAsync(string words, CancellationToken cancellationToken);
}
