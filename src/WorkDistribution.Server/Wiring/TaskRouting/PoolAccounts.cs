using WorkDistribution.Accounts.Accounts;
using WorkDistribution.Core.Identity;
using WorkDistribution.TaskRouting.SharedPools;

namespace WorkDistribution.Server.Wiring.TaskRouting;

/// <summary>Accounts that a pool may be lent to: those that are active.</summary>
internal sealed class PoolAccounts(IAccountStore accounts) : IPoolAccounts
{
    /// <inheritdoc/>
    public async ValueTask<bool> IsActiveAsync(AccountSid account, CancellationToken cancellationToken) =>
        await accounts.FindAsync(account, cancellationToken) is { Status: AccountStatus.Active };
}
