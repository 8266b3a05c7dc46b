using WorkDistribution.Core.Identity;
using WorkDistribution.Core.Paging;

namespace WorkDistribution.Voice.Applications;

/// <summary>Keeps applications. Implemented in Storage.</summary>
public interface IApplicationStore
{
    /// <summary>One application of an account; null when there is none.</summary>
    ValueTask<VoiceApplication?> FindAsync(AccountSid accountSid, ApplicationSid sid, CancellationToken cancellationToken);

    /// <summary>Applications of an account, newest first.</summary>
    Task<Page<VoiceApplication>> ListAsync(AccountSid accountSid, string? friendlyName, PageRequest page, CancellationToken cancellationToken);

    /// <summary>Adds or replaces.</summary>
    Task SaveAsync(VoiceApplication application, CancellationToken cancellationToken);

    /// <summary>Removes; false when there was none.</summary>
    Task<bool> DeleteAsync(AccountSid accountSid, ApplicationSid sid, CancellationToken cancellationToken);
}
