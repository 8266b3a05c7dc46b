using WorkDistribution.Core.Identity;
using WorkDistribution.Core.Paging;

namespace WorkDistribution.Accounts.Accounts;

/// <summary>Keeps accounts. Implemented in Storage.</summary>
public interface IAccountStore
{
    /// <summary>Finds an account; null when there is none. Answered from memory: it is asked for every request and call.</summary>
    ValueTask<Account?> FindAsync(AccountSid sid, CancellationToken cancellationToken);

    /// <summary>Lists an account and those below it.</summary>
    Task<Page<Account>> ListAsync(AccountSid within, string? friendlyName, AccountStatus? status, PageRequest page, CancellationToken cancellationToken);

    /// <summary>Adds an account, or replaces it as a whole.</summary>
    Task SaveAsync(Account account, CancellationToken cancellationToken);

    /// <summary>Whether any account exists: false only at first start.</summary>
    Task<bool> AnyAsync(CancellationToken cancellationToken);
}
