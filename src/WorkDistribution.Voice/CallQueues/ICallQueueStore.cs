using System.Collections.Immutable;
using WorkDistribution.Core.Identity;
using WorkDistribution.Core.Paging;

namespace WorkDistribution.Voice.CallQueues;

/// <summary>Keeps queues, and who waited in them. Implemented in Storage. Saves are committed in groups, in the order asked for: the task ends when the group is on disk.</summary>
public interface ICallQueueStore
{
    /// <summary>A queue of an account; null when there is none.</summary>
    ValueTask<CallQueue?> FindAsync(AccountSid accountSid, QueueSid sid, CancellationToken cancellationToken);

    /// <summary>The queue of that name; null when there is none.</summary>
    ValueTask<CallQueue?> FindByNameAsync(AccountSid accountSid, string friendlyName, CancellationToken cancellationToken);

    /// <summary>How many queues an account has.</summary>
    ValueTask<int> CountAsync(AccountSid accountSid, CancellationToken cancellationToken);

    /// <summary>Queues of an account, newest first.</summary>
    Task<Page<CallQueue>> ListAsync(AccountSid accountSid, PageRequest page, CancellationToken cancellationToken);

    /// <summary>Adds a queue or replaces it as a whole.</summary>
    /// <returns>false when another queue of the account has the name: nothing was saved.</returns>
    Task<bool> SaveAsync(CallQueue queue, CancellationToken cancellationToken);

    /// <summary>Removes a queue; false when there was none.</summary>
    Task<bool> DeleteAsync(AccountSid accountSid, QueueSid sid, CancellationToken cancellationToken);

    /// <summary>Adds a stay or replaces it as a whole.</summary>
    Task SaveStayAsync(QueueStay stay, CancellationToken cancellationToken);

    /// <summary>The stays of one call, in order of time; of a call that is not the account's, none.</summary>
    Task<ImmutableArray<QueueStay>> ListStaysAsync(AccountSid accountSid, CallSid callSid, CancellationToken cancellationToken);

    /// <summary>At start: closes every stay that was open when the process died, with the reason, and gives them.</summary>
    Task<ImmutableArray<QueueStay>> CloseInterruptedAsync(DateTimeOffset at, string result, CancellationToken cancellationToken);
}
