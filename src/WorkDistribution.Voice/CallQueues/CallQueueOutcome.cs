using WorkDistribution.Core.Errors;

namespace WorkDistribution.Voice.CallQueues;

/// <summary>Answer to a command about a queue.</summary>
public abstract record CallQueueOutcome
{
    private CallQueueOutcome()
    {
    }

    /// <summary>Done; the queue as it is now (as it was, where it was removed).</summary>
    public sealed record Done(CallQueueView Queue) : CallQueueOutcome;

    /// <summary>Refused; nothing was changed.</summary>
    /// <param name="Error">The catalogue entry.</param>
    /// <param name="Detail">In words; null takes the catalogue's.</param>
    public sealed record Refused(ErrorCode Error, string? Detail = null) : CallQueueOutcome;
}
