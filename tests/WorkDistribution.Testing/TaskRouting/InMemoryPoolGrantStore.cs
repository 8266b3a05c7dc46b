using System.Collections.Concurrent;
using System.Collections.Immutable;
using WorkDistribution.Core.Identity;
using WorkDistribution.TaskRouting.SharedPools;

namespace WorkDistribution.Testing.TaskRouting;

/// <summary>Grants in memory.</summary>
public sealed class InMemoryPoolGrantStore : IPoolGrantStore
{
    private readonly ConcurrentDictionary<PoolGrantSid, PoolGrant> _grants = [];

    /// <summary>Told after each change.</summary>
    public Action Changed { get; set; } = static () => { };

    /// <summary>When set, the next change is refused.</summary>
    public bool FailsNext { get; set; }

    public Task<ImmutableArray<PoolGrant>> ListAsync(CancellationToken cancellationToken) =>
        Task.FromResult<ImmutableArray<PoolGrant>>([.. _grants.Values.OrderBy(static grant => grant.DateCreated).ThenBy(static grant => grant.Sid.Value, StringComparer.Ordinal)]);

    public Task SaveAsync(PoolGrant grant, CancellationToken cancellationToken) => ChangeAsync(() => _grants[grant.Sid] = grant);

    public Task DeleteAsync(PoolGrantSid sid, CancellationToken cancellationToken) => ChangeAsync(() => _grants.TryRemove(sid, out _));

    private Task ChangeAsync(Action change)
    {
        if (FailsNext)
        {
            FailsNext = false;
            return Task.FromException(new IOException("The disk is full"));
        }

        change();
        Changed();
        return Task.CompletedTask;
    }
}
