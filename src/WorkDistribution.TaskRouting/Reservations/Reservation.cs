using WorkDistribution.Core.Identity;

namespace WorkDistribution.TaskRouting.Reservations;

/// <summary>The offer of a task to a worker (R3-51).</summary>
public sealed record Reservation
{
    /// <summary>Its identifier.</summary>
    public required ReservationSid Sid { get; init; }

    /// <summary>Its workspace.</summary>
    public required WorkspaceSid WorkspaceSid { get; init; }

    /// <summary>The task.</summary>
    public required TaskSid TaskSid { get; init; }

    /// <summary>The worker.</summary>
    public required WorkerSid WorkerSid { get; init; }

    /// <summary>The queue it came from.</summary>
    public required TaskQueueSid TaskQueueSid { get; init; }

    /// <summary>Where it stands.</summary>
    public required ReservationStatus ReservationStatus { get; init; }

    /// <summary>When a pending one times out.</summary>
    public required DateTimeOffset Expires { get; init; }

    /// <summary>Whether an instruction (dequeue, call, ...) is being carried out for it.</summary>
    public bool IsInstructed { get; init; }

    /// <summary>When it was accepted; null before: the time of work is reckoned from it.</summary>
    public DateTimeOffset? DateAccepted { get; init; }

    /// <summary>Counts changes; the ETag of the wire.</summary>
    public required long Version { get; init; }

    /// <summary>When it was made.</summary>
    public required DateTimeOffset DateCreated { get; init; }

    /// <summary>When it was last changed.</summary>
    public required DateTimeOffset DateUpdated { get; init; }
}
