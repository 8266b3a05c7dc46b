using WorkDistribution.Core.Identity;
using WorkDistribution.Core.Paging;

namespace WorkDistribution.Voice.Numbers;

/// <summary>Keeps incoming numbers. Implemented in Storage.</summary>
public interface IPhoneNumberStore
{
    /// <summary>The number called, whoever owns it: how an incoming call finds its account. Null when nobody has it.</summary>
    ValueTask<IncomingPhoneNumber?> FindByNumberAsync(string phoneNumber, CancellationToken cancellationToken);

    /// <summary>One number of an account.</summary>
    Task<IncomingPhoneNumber?> FindAsync(AccountSid accountSid, PhoneNumberSid sid, CancellationToken cancellationToken);

    /// <summary>Numbers of an account, newest first; null means any.</summary>
    /// <param name="accountSid">The account.</param>
    /// <param name="phoneNumber">A part of the number, or all of it; * stands for any one digit.</param>
    /// <param name="friendlyName">The exact name.</param>
    /// <param name="page">Which page.</param>
    /// <param name="cancellationToken">Gives up.</param>
    Task<Page<IncomingPhoneNumber>> ListAsync(AccountSid accountSid, string? phoneNumber, string? friendlyName, PageRequest page, CancellationToken cancellationToken);

    /// <summary>Adds or replaces; false when another resource has the number already.</summary>
    Task<bool> SaveAsync(IncomingPhoneNumber number, CancellationToken cancellationToken);

    /// <summary>Releases a number; false when there was none.</summary>
    Task<bool> DeleteAsync(AccountSid accountSid, PhoneNumberSid sid, CancellationToken cancellationToken);
}
