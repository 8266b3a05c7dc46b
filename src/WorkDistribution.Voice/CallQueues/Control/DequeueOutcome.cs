using WorkDistribution.Core.Errors;
using WorkDistribution.Core.Identity;
using WorkDistribution.Voice.Calls;

namespace WorkDistribution.Voice.CallQueues.Control;

/// <summary>What came of a dequeue, once it is settled.</summary>
public abstract record DequeueOutcome
{
    private DequeueOutcome()
    {
    }

    /// <summary>Caller and worker hear each other.</summary>
    /// <param name="WorkerCallSid">The worker's leg.</param>
    /// <param name="Ended">Ends when their conversation is over; never faults.</param>
    public sealed record Bridged(CallSid WorkerCallSid, Task<ConversationEnd> Ended) : DequeueOutcome;

    /// <summary>The worker was not reached (busy, no-answer, failed, canceled); the caller waits on.</summary>
    /// <param name="Status">Why, as a call's status; canceled also when it was cancelled, when <see cref="DequeueOrder.Answered"/> said no, and when the server is full.</param>
    /// <param name="WorkerCallSid">The worker's leg; null when none was made.</param>
    public sealed record NotReached(CallStatus Status, CallSid? WorkerCallSid) : DequeueOutcome;

    /// <summary>The caller does not wait (any more): hung up, left, led elsewhere, or taken by another. The worker's leg has been ended.</summary>
    /// <param name="WorkerCallSid">The worker's leg; null when none was made.</param>
    /// <param name="WorkerAnswered">Whether the worker had answered, and <see cref="DequeueOrder.Answered"/> had said yes.</param>
    public sealed record CallerGone(CallSid? WorkerCallSid, bool WorkerAnswered) : DequeueOutcome;

    /// <summary>The order cannot be carried out: the contact cannot be called, the caller id may not be shown. The caller waits on.</summary>
    /// <param name="Error">The catalogue entry.</param>
    /// <param name="Detail">In words; null takes the catalogue's.</param>
    public sealed record Refused(ErrorCode Error, string? Detail = null) : DequeueOutcome;
}
