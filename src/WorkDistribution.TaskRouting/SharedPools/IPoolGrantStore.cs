using System.Collections.Immutable;
using WorkDistribution.Core.Identity;

namespace WorkDistribution.TaskRouting.SharedPools;

/// <summary>Keeps grants. Implemented in Storage.</summary>
/// <remarks>Safe from any thread. Relays are not kept: they follow from the two workspaces.</remarks>
public interface IPoolGrantStore
{
    /// <summary>All grants of all accounts, by date of creation.</summary>
    Task<ImmutableArray<PoolGrant>> ListAsync(CancellationToken cancellationToken);

    /// <summary>Keeps a grant, new or changed.</summary>
    Task SaveAsync(PoolGrant grant, CancellationToken cancellationToken);

    /// <summary>Removes one; nothing happens when it is gone.</summary>
    Task DeleteAsync(PoolGrantSid sid, CancellationToken cancellationToken);
}
