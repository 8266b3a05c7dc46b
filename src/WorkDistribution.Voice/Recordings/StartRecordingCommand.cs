using WorkDistribution.Core.Identity;
using WorkDistribution.Voice.Calls;

namespace WorkDistribution.Voice.Recordings;

/// <summary>A recording of a live call to begin.</summary>
public sealed record StartRecordingCommand
{
    /// <summary>Whose call.</summary>
    public required AccountSid AccountSid { get; init; }

    /// <summary>Which call.</summary>
    public required CallSid CallSid { get; init; }

    /// <summary>A channel a side; only where both sides are recorded.</summary>
    public bool DualChannel { get; init; }

    /// <summary>inbound (what we receive from its phone), outbound (what its phone hears) or both.</summary>
    public string Track { get; init; } = "both";

    /// <summary>Cut silence at both ends.</summary>
    public bool Trim { get; init; }

    /// <summary>Told of it; null for nobody.</summary>
    public StatusCallback? Callback { get; init; }
}
