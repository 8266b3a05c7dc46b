namespace WorkDistribution.Media.AnswerDetection;

/// <summary>What 20 ms hold.</summary>
/// <param name="IsSound">Whether there is any sound.</param>
/// <param name="Tone">Frequency of a pure tone in hertz; 0 where the sound is none.</param>
internal readonly record struct AnswerFrame(bool IsSound, double Tone)
{
    /// <summary>Nothing.</summary>
    public static AnswerFrame Silent => default;

    /// <summary>Sound that is no tone.</summary>
    public static AnswerFrame Speech => new(true, 0);
}
