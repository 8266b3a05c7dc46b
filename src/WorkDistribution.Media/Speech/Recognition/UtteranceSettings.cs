namespace WorkDistribution.Media.Speech.Recognition;

/// <summary>When an utterance begins and ends.</summary>
/// <param name="EndSilence">Silence that ends it.</param>
/// <param name="MaxLength">Longest utterance; it ends then.</param>
public sealed record UtteranceSettings(TimeSpan EndSilence, TimeSpan MaxLength)
{
    /// <summary>Silence taken as the end of an utterance where nobody says how long: 0.8 s.</summary>
    public static readonly TimeSpan AutomaticEndSilence = TimeSpan.FromMilliseconds(800);

    /// <summary>Sound that makes a beginning: a click or a breath is shorter. Default 120 ms.</summary>
    public TimeSpan Beginning { get; init; } = TimeSpan.FromMilliseconds(120);
}
