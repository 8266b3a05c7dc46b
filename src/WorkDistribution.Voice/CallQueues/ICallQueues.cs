using WorkDistribution.Core.Identity;
using WorkDistribution.Core.Paging;
using WorkDistribution.Voice.Calls;

namespace WorkDistribution.Voice.CallQueues;

/// <summary>What REST sees of queues and does to them. Implemented in Voice, used by Api. Safe from any thread.</summary>
public interface ICallQueues
{
    /// <summary>Queues of an account, newest first; where a name is given, the one of that name.</summary>
    Task<Page<CallQueueView>> ListAsync(AccountSid accountSid, string? friendlyName, PageRequest page, CancellationToken cancellationToken);

    /// <summary>A queue of an account; null when there is none.</summary>
    Task<CallQueueView?> FindAsync(AccountSid accountSid, QueueSid sid, CancellationToken cancellationToken);

    /// <summary>Makes a queue. Refused when the name is taken, or when the account has as many queues as it may.</summary>
    Task<CallQueueOutcome> CreateAsync(AccountSid accountSid, string friendlyName, int? maxSize, CancellationToken cancellationToken);

    /// <summary>Changes name and size; null keeps. Those who wait go on waiting, also where there are more than fit now.</summary>
    Task<CallQueueOutcome> UpdateAsync(AccountSid accountSid, QueueSid sid, string? friendlyName, int? maxSize, CancellationToken cancellationToken);

    /// <summary>Removes a queue in which nobody waits.</summary>
    Task<CallQueueOutcome> DeleteAsync(AccountSid accountSid, QueueSid sid, CancellationToken cancellationToken);

    /// <summary>Those who wait, front first; null when there is no such queue. The token is the last one's place in time: those who leave meanwhile shift nothing.</summary>
    Task<Page<QueueMemberView>?> ListMembersAsync(AccountSid accountSid, QueueSid sid, PageRequest page, CancellationToken cancellationToken);

    /// <summary>One who waits; null when it does not.</summary>
    /// <param name="accountSid">The account.</param>
    /// <param name="sid">The queue.</param>
    /// <param name="callSid">The call; null: the front.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    Task<QueueMemberView?> FindMemberAsync(AccountSid accountSid, QueueSid sid, CallSid? callSid, CancellationToken cancellationToken);

    /// <summary>Takes one out of the queue, at most once, and leads it to other instructions.</summary>
    /// <returns>The member as it was; null when it does not wait there (any more).</returns>
    Task<QueueMemberView?> DequeueAsync(AccountSid accountSid, QueueSid sid, CallSid? callSid, CallInstructions instructions, CancellationToken cancellationToken);
}
