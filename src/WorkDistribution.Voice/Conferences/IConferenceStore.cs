using WorkDistribution.Core.Identity;
using WorkDistribution.Core.Paging;

namespace WorkDistribution.Voice.Conferences;

/// <summary>Keeps conference records. Implemented in Storage.</summary>
public interface IConferenceStore
{
    /// <summary>Adds or replaces.</summary>
    Task SaveAsync(ConferenceRecord conference, CancellationToken cancellationToken);

    /// <summary>One conference of an account; null when there is none.</summary>
    Task<ConferenceRecord?> FindAsync(AccountSid accountSid, ConferenceSid sid, CancellationToken cancellationToken);

    /// <summary>Conferences of an account, newest first.</summary>
    Task<Page<ConferenceRecord>> ListAsync(AccountSid accountSid, ConferenceFilter filter, PageRequest page, CancellationToken cancellationToken);

    /// <summary>At start: conferences that were live when the process last ended are completed; gives their number.</summary>
    Task<int> CloseInterruptedAsync(DateTimeOffset at, CancellationToken cancellationToken);
}
