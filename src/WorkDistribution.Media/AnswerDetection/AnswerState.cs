namespace WorkDistribution.Media.AnswerDetection;

/// <summary>What has been heard of an answer so far. All counts are frames of 20 ms.</summary>
internal readonly record struct AnswerState
{
    /// <summary>Frames heard.</summary>
    public int Heard { get; init; }

    /// <summary>The frame in which the first speech began; 0 for none yet, counted from 1.</summary>
    public int SpeechBegan { get; init; }

    /// <summary>Whether it talks like a machine.</summary>
    public bool IsMachine { get; init; }

    /// <summary>Silence up to now.</summary>
    public int Silence { get; init; }

    /// <summary>Length of the tone that sounds now, at one frequency; 0 for none.</summary>
    public int ToneLength { get; init; }

    /// <summary>Its frequency in hertz.</summary>
    public double Tone { get; init; }

    /// <summary>Frames in a row, within or after a tone, that were not this tone: one is let pass.</summary>
    public int ToneMisses { get; init; }
}
