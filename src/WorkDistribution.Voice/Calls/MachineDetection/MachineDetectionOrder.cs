namespace WorkDistribution.Voice.Calls.MachineDetection;

/// <summary>The wish to know whether a human, a machine or a fax answers a call.</summary>
public sealed record MachineDetectionOrder
{
    /// <summary>Whether the end of a machine's greeting is waited for (DetectMessageEnd), so that a message can be left; else it is told as soon as it is clear (Enable).</summary>
    public bool WaitsForEnd { get; init; }

    /// <summary>Whether the call goes on meanwhile.</summary>
    public bool IsAsync { get; init; }

    /// <summary>Told of the verdict; null for nobody.</summary>
    public StatusCallback? Callback { get; init; }

    /// <summary>Longest judging. Default 30 s.</summary>
    public TimeSpan Timeout { get; init; } = TimeSpan.FromSeconds(30);

    /// <summary>Speech shorter than this is a human's, longer a machine's. Default 2.4 s.</summary>
    public TimeSpan SpeechThreshold { get; init; } = TimeSpan.FromMilliseconds(2400);

    /// <summary>Silence after which speech is over. Default 1.2 s.</summary>
    public TimeSpan SpeechEndThreshold { get; init; } = TimeSpan.FromMilliseconds(1200);

    /// <summary>Silence at the beginning after which nothing more is waited for. Default 5 s.</summary>
    public TimeSpan SilenceTimeout { get; init; } = TimeSpan.FromSeconds(5);
}
