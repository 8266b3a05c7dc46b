using WorkDistribution.Core.Identity;
using WorkDistribution.Voice.Calls.MachineDetection;

namespace WorkDistribution.Voice.Calls;

/// <summary>A call to make. Syntax has been checked by the caller; meaning (reachable, allowed caller id) is checked here.</summary>
public sealed record CreateCallCommand
{
    /// <summary>For whom.</summary>
    public required AccountSid AccountSid { get; init; }

    /// <summary>E.164 number, sip: URI or client: identity.</summary>
    public required string To { get; init; }

    /// <summary>Caller id shown.</summary>
    public required string From { get; init; }

    /// <summary>What happens when it is answered.</summary>
    public required CallInstructions Instructions { get; init; }

    /// <summary>The application that gave the instructions; null when addresses were given.</summary>
    public ApplicationSid? ApplicationSid { get; init; }

    /// <summary>Who is told; null for nobody.</summary>
    public StatusCallback? StatusCallback { get; init; }

    /// <summary>How long it may ring. Default 60 s, at most 600.</summary>
    public TimeSpan Timeout { get; init; } = TimeSpan.FromSeconds(60);

    /// <summary>How long it may last once answered. Default 4 hours.</summary>
    public TimeSpan TimeLimit { get; init; } = TimeSpan.FromHours(4);

    /// <summary>Digits sent after the answer; null for none.</summary>
    public string? SendDigits { get; init; }

    /// <summary>Record the whole call.</summary>
    public bool Record { get; init; }

    /// <summary>Two channels for that recording.</summary>
    public bool RecordDualChannel { get; init; }

    /// <summary>Which sides that recording holds: inbound (what we receive from the phone), outbound (what the phone hears) or both.</summary>
    public string RecordingTrack { get; init; } = "both";

    /// <summary>Cut silence of that recording at both ends. Default yes.</summary>
    public bool TrimRecording { get; init; } = true;

    /// <summary>Told when that recording is ready; null for nobody.</summary>
    public StatusCallback? RecordingStatusCallback { get; init; }

    /// <summary>User name for a sip: destination that challenges; null when none.</summary>
    public string? SipAuthUsername { get; init; }

    /// <summary>Its password.</summary>
    public string? SipAuthPassword { get; init; }

    /// <summary>Whether a human or a machine answers is found out; null for not. Digits to be sent take its place.</summary>
    public MachineDetectionOrder? MachineDetection { get; init; }

    /// <summary>Follows the call; null for nobody.</summary>
    public ICallWatcher? Watcher { get; init; }
}
