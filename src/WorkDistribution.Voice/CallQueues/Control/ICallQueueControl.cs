using WorkDistribution.Core.Identity;
using WorkDistribution.Voice.Calls;

namespace WorkDistribution.Voice.CallQueues.Control;

/// <summary>What work distribution does to calls that wait. Implemented in Voice. Safe from any thread; whatever is asked twice at once, one wins and the other finds the caller gone.</summary>
public interface ICallQueueControl
{
    /// <summary>
    /// Rings a worker while the caller waits on and hears its music; when the worker answers, takes the caller and connects them. A caller who goes meanwhile ends
    /// the ringing. When the worker hangs up, the caller goes on with its document (QueueResult bridged); when the caller does, the worker's leg is ended.
    /// </summary>
    /// <param name="order">What is wanted.</param>
    /// <param name="cancellationToken">Ends the ringing; without effect once they are connected.</param>
    Task<DequeueOutcome> DequeueAsync(DequeueOrder order, CancellationToken cancellationToken);

    /// <summary>Takes the caller out of its queue and leads it to other instructions, an address or a document given outright (a conference). QueueResult redirected.</summary>
    /// <param name="accountSid">Whose.</param>
    /// <param name="callSid">The call that waits.</param>
    /// <param name="instructions">Where it goes.</param>
    /// <param name="keepsTask">Whether its task lives on; else it is cancelled as redirected.</param>
    /// <param name="cancellationToken">Ends the wait for the answer.</param>
    /// <returns>false when it does not wait (any more).</returns>
    Task<bool> RedirectAsync(AccountSid accountSid, CallSid callSid, CallInstructions instructions, bool keepsTask, CancellationToken cancellationToken);

    /// <summary>Lets the caller go on with its document, because its task is over. QueueResult leave. The task is not cancelled again.</summary>
    /// <returns>false when it does not wait (any more).</returns>
    Task<bool> ReleaseAsync(AccountSid accountSid, CallSid callSid, CancellationToken cancellationToken);

    /// <summary>Where a call waits, and the task that it is; null when it does not wait.</summary>
    Task<QueueMemberView?> FindAsync(AccountSid accountSid, CallSid callSid, CancellationToken cancellationToken);
}
