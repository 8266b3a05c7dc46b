using WorkDistribution.Core.Identity;
using WorkDistribution.Core.Paging;

namespace WorkDistribution.Voice.Notifications;

/// <summary>Keeps notifications. Implemented in Storage.</summary>
public interface INotificationStore
{
    /// <summary>Adds an entry.</summary>
    Task AddAsync(Notification notification, CancellationToken cancellationToken);

    /// <summary>One entry of an account; null when there is none.</summary>
    Task<Notification?> FindAsync(AccountSid accountSid, NotificationSid sid, CancellationToken cancellationToken);

    /// <summary>Entries of an account, newest first; null means any.</summary>
    Task<Page<Notification>> ListAsync(AccountSid accountSid, CallSid? callSid, int? log, DateTimeOffset? from, DateTimeOffset? before, PageRequest page, CancellationToken cancellationToken);
}
