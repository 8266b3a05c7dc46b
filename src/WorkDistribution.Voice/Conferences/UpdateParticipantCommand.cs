using WorkDistribution.Core.Identity;
using WorkDistribution.Core.Webhooks;

namespace WorkDistribution.Voice.Conferences;

/// <summary>A change to a participant; null keeps what is.</summary>
public sealed record UpdateParticipantCommand
{
    /// <summary>Heard by nobody.</summary>
    public bool? Muted { get; init; }

    /// <summary>On hold.</summary>
    public bool? Hold { get; init; }

    /// <summary>What it hears on hold; null our music.</summary>
    public string? HoldUrl { get; init; }

    /// <summary>How that is asked. Default GET, as the wire has it.</summary>
    public WebhookMethod HoldMethod { get; init; } = WebhookMethod.Get;

    /// <summary>Something that it alone hears once; null for nothing.</summary>
    public string? AnnounceUrl { get; init; }

    /// <summary>How that is asked.</summary>
    public WebhookMethod AnnounceMethod { get; init; } = WebhookMethod.Post;

    /// <summary>Replaces what it hears until the conference starts; empty is silence.</summary>
    public string? WaitUrl { get; init; }

    /// <summary>How that is asked.</summary>
    public WebhookMethod WaitMethod { get; init; } = WebhookMethod.Post;

    /// <summary>Whether all hear a beep when it leaves.</summary>
    public bool? BeepOnExit { get; init; }

    /// <summary>Whether the conference ends when it leaves.</summary>
    public bool? EndOnExit { get; init; }

    /// <summary>Whether only <see cref="CallSidToCoach"/> hears it.</summary>
    public bool? Coaching { get; init; }

    /// <summary>Whom it coaches.</summary>
    public CallSid? CallSidToCoach { get; init; }
}
