using WorkDistribution.Core.Identity;
using WorkDistribution.Core.Paging;

namespace WorkDistribution.Voice.Calls;

/// <summary>Keeps call records. Implemented in Storage. Saves are committed in groups: the task ends when the group is on disk.</summary>
public interface ICallStore
{
    /// <summary>Adds a record or replaces it as a whole.</summary>
    Task SaveAsync(CallRecord call, CancellationToken cancellationToken);

    /// <summary>One call of an account; null when there is none.</summary>
    Task<CallRecord?> FindAsync(AccountSid accountSid, CallSid sid, CancellationToken cancellationToken);

    /// <summary>Calls of an account, newest first.</summary>
    Task<Page<CallRecord>> ListAsync(AccountSid accountSid, CallFilter filter, PageRequest page, CancellationToken cancellationToken);

    /// <summary>Removes an ended call's record; false when there was none.</summary>
    Task<bool> DeleteAsync(AccountSid accountSid, CallSid sid, CancellationToken cancellationToken);

    /// <summary>At start: closes every call that was live when the process died, with status failed (completed where it had been answered) and the reason; gives their number.</summary>
    Task<int> CloseInterruptedAsync(DateTimeOffset at, string reason, CancellationToken cancellationToken);
}
