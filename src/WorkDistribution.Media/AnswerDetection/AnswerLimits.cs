namespace WorkDistribution.Media.AnswerDetection;

/// <summary>By what an answer is judged.</summary>
public sealed record AnswerLimits
{
    /// <summary>Whether the end of a machine's greeting is waited for. Default no: a machine is told as such at once.</summary>
    public bool WaitsForEnd { get; init; }

    /// <summary>Longest judging. Default 30 s.</summary>
    public TimeSpan Timeout { get; init; } = TimeSpan.FromSeconds(30);

    /// <summary>Speech shorter than this is a human's, longer a machine's. Default 2.4 s.</summary>
    public TimeSpan SpeechThreshold { get; init; } = TimeSpan.FromMilliseconds(2400);

    /// <summary>Silence after which speech is over. Default 1.2 s.</summary>
    public TimeSpan SpeechEndThreshold { get; init; } = TimeSpan.FromMilliseconds(1200);

    /// <summary>Silence at the beginning after which nothing more is waited for. Default 5 s.</summary>
    public TimeSpan SilenceTimeout { get; init; } = TimeSpan.FromSeconds(5);
}
