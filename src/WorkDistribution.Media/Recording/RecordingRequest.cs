namespace WorkDistribution.Media.Recording;

/// <summary>A recording to make.</summary>
public sealed record RecordingRequest
{
    /// <summary>The WAV file (8 kHz 16-bit); its folder exists. Written as it comes, so that a crash loses at most a second.</summary>
    public required string Path { get; init; }

    /// <summary>What is recorded. Default what the far end says.</summary>
    public RecordingTrack Track { get; init; } = RecordingTrack.Received;

    /// <summary>Two channels (received left, sent right) instead of a mix; only for <see cref="RecordingTrack.Both"/>.</summary>
    public bool DualChannel { get; init; }

    /// <summary>Longest recording. Default an hour.</summary>
    public TimeSpan MaxLength { get; init; } = TimeSpan.FromHours(1);

    /// <summary>Silence that ends it; null never.</summary>
    public TimeSpan? SilenceTimeout { get; init; }

    /// <summary>Keys that end it; the key itself is not recorded as audio where it came by RFC 4733. Empty for none.</summary>
    public string FinishOnKeys { get; init; } = "";

    /// <summary>Cut silence from both ends.</summary>
    public bool TrimSilence { get; init; }
}
