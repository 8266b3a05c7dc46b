using WorkDistribution.Core.Identity;

namespace WorkDistribution.Voice.CallQueues;

/// <summary>One stay of a call in a queue, as it is kept: begun when it entered, closed with the reason when it left.</summary>
public sealed record QueueStay
{
    /// <summary>The call.</summary>
    public required CallSid CallSid { get; init; }

    /// <summary>Its account.</summary>
    public required AccountSid AccountSid { get; init; }

    /// <summary>The queue.</summary>
    public required QueueSid QueueSid { get; init; }

    /// <summary>The task that the call is; null where it waits in a plain queue.</summary>
    public TaskSid? TaskSid { get; init; }

    /// <summary>When it entered. A call enters a queue once at any instant: with the call this is the key.</summary>
    public required DateTimeOffset EnteredAt { get; init; }

    /// <summary>When it left; null while it waits.</summary>
    public DateTimeOffset? LeftAt { get; init; }

    /// <summary>Why it left: a QueueResult of the wire (bridged, leave, hangup, redirected, ...) or server-restarted; null while it waits.</summary>
    public string? Result { get; init; }
}
