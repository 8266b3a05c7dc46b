namespace WorkDistribution.Media.Recording;

/// <summary>What of a leg is recorded.</summary>
public enum RecordingTrack
{
    /// <summary>What the far end says.</summary>
    Received,

    /// <summary>What the far end hears.</summary>
    Sent,

    /// <summary>Both.</summary>
    Both,
}
