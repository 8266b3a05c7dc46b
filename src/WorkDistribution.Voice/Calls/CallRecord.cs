using WorkDistribution.Core.Identity;

namespace WorkDistribution.Voice.Calls;

/// <summary>What is kept of a call: the Call resource.</summary>
public sealed record CallRecord
{
    /// <summary>The call.</summary>
    public required CallSid Sid { get; init; }

    /// <summary>Its account.</summary>
    public required AccountSid AccountSid { get; init; }

    /// <summary>The call whose Dial made this one; null for others.</summary>
    public CallSid? ParentCallSid { get; init; }

    /// <summary>Called address: E.164 number, sip: URI or client: identity.</summary>
    public required string To { get; init; }

    /// <summary>Calling address.</summary>
    public required string From { get; init; }

    /// <summary>Name of the caller from the From header; null when none.</summary>
    public string? CallerName { get; init; }

    /// <summary>The number resource that took it; null for other calls.</summary>
    public PhoneNumberSid? PhoneNumberSid { get; init; }

    /// <summary>Who started it.</summary>
    public required CallDirection Direction { get; init; }

    /// <summary>Where it stands.</summary>
    public required CallStatus Status { get; init; }

    /// <summary>human, machine_start, ... where detection ran; null otherwise.</summary>
    public string? AnsweredBy { get; init; }

    /// <summary>The number that forwarded it here (Diversion); null when none.</summary>
    public string? ForwardedFrom { get; init; }

    /// <summary>When the resource was made.</summary>
    public required DateTimeOffset DateCreated { get; init; }

    /// <summary>When it last changed.</summary>
    public required DateTimeOffset DateUpdated { get; init; }

    /// <summary>When the call began (first ringing or dialling); null before.</summary>
    public DateTimeOffset? StartTime { get; init; }

    /// <summary>When it was answered; null when it never was.</summary>
    public DateTimeOffset? AnswerTime { get; init; }

    /// <summary>When it ended; null while it lasts.</summary>
    public DateTimeOffset? EndTime { get; init; }

    /// <summary>Time waited before it was placed; zero normally.</summary>
    public TimeSpan QueueTime { get; init; }

    /// <summary>Why it ended, for people and for the timeline (remote-bye, rtp-lost, server-restarted, ...); null while it lasts.</summary>
    public string? EndReason { get; init; }

    /// <summary>Talk time in whole seconds, rounded up, from answer to end; null before the end.</summary>
    public int? Duration => EndTime is not { } end ? null : AnswerTime is not { } answer ? 0 : (int)Math.Ceiling((end - answer).TotalSeconds);

    /// <summary>Whether it has ended.</summary>
    public bool IsFinal => Status >= CallStatus.Completed;
}
