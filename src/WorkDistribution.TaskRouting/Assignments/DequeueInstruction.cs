using System.Collections.Immutable;
using WorkDistribution.Core.Identity;

namespace WorkDistribution.TaskRouting.Assignments;

/// <summary>Rings the worker and bridges the call that waits in the queue; accepted when the worker answers.</summary>
public sealed record DequeueInstruction : ReservationInstruction
{
    /// <inheritdoc/>
    public override string Word => "dequeue";

    /// <summary>Whom to ring: a phone number, sip: or client: address; null: the worker's contact_uri.</summary>
    public string? To { get; init; }

    /// <summary>Caller ID the worker sees; null: the caller's.</summary>
    public string? From { get; init; }

    /// <summary>The worker's activity when the call has ended; null: as it is.</summary>
    public ActivitySid? PostWorkActivitySid { get; init; }

    /// <summary>Whether the bridged call is recorded from the answer on. Default false.</summary>
    public bool Record { get; init; }

    /// <summary>How long the worker is rung; null: 60 s, never longer than the offer stands.</summary>
    public TimeSpan? Timeout { get; init; }

    /// <summary>Told of the worker's call; null: nobody.</summary>
    public string? StatusCallbackUrl { get; init; }

    /// <summary>Of which moments: initiated, ringing, answered, completed. Empty: completed.</summary>
    public ImmutableArray<string> StatusCallbackEvents { get; init; } = [];
}
