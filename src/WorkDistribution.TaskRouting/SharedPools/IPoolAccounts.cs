using WorkDistribution.Core.Identity;

namespace WorkDistribution.TaskRouting.SharedPools;

/// <summary>Knows which accounts there are.</summary>
public interface IPoolAccounts
{
    /// <summary>Whether there is such an account, and it may act.</summary>
    ValueTask<bool> IsActiveAsync(AccountSid account, CancellationToken cancellationToken);
}
