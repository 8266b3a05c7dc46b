using System.Collections.Concurrent;
using WorkDistribution.Core.Identity;

namespace WorkDistribution.TaskRouting.SharedPools;

/// <summary>All grants, in memory as they are kept. Changes of one grant go one after the other, and are seen when they are on disk.</summary>
/// <param name="store">Keeps them.</param>
internal sealed class PoolBook(IPoolGrantStore store)
{
    private readonly ConcurrentDictionary<PoolGrantSid, Entry> _entries = [];

    /// <summary>All of them, in no order.</summary>
    public IEnumerable<PoolGrant> All => _entries.Values.Select(static entry => entry.Grant);

    /// <summary>One of them; null when there is none.</summary>
    public PoolGrant? Find(PoolGrantSid sid) => _entries.GetValueOrDefault(sid)?.Grant;

    /// <summary>Reads all back.</summary>
    public async Task LoadAsync(CancellationToken cancellationToken)
    {
        foreach (var grant in await store.ListAsync(cancellationToken))
        {
            _entries.TryAdd(grant.Sid, new(grant));
        }
    }

    /// <summary>Keeps a new one.</summary>
    public async Task AddAsync(PoolGrant grant)
    {
        await store.SaveAsync(grant, CancellationToken.None);
        _entries[grant.Sid] = new(grant);
    }

    /// <summary>Changes one, alone.</summary>
    /// <param name="sid">Which.</param>
    /// <param name="change">Given the grant as it is, gives it as it shall be, or null to remove it; the same grant changes nothing.</param>
    /// <returns>The grant as it was and as it is now; null when there is none (any more).</returns>
    public async Task<(PoolGrant Before, PoolGrant? After)?> ChangeAsync(PoolGrantSid sid, Func<PoolGrant, Task<PoolGrant?>> change)
    {
        if (!_entries.TryGetValue(sid, out var entry))
        {
            return null;
        }

        await entry.Changing.WaitAsync();
        try
        {
            if (entry.IsRemoved)
            {
                return null;
            }

            var before = entry.Grant;
            var after = await change(before);
            if (after is null)
            {
                await store.DeleteAsync(sid, CancellationToken.None);
                entry.IsRemoved = true;
                _entries.TryRemove(sid, out _);
            }
            else if (after != before)
            {
                await store.SaveAsync(after, CancellationToken.None);
                entry.Grant = after;
            }

            return (before, after);
        }
        finally
        {
            entry.Changing.Release();
        }
    }

    /// <summary>One grant and who changes it. The gate has no handle to dispose of: it is only waited for asynchronously.</summary>
    private sealed class Entry(PoolGrant grant)
    {
        private volatile PoolGrant _grant = grant;

        public SemaphoreSlim Changing { get; } = new(1);

        public PoolGrant Grant
        {
            get => _grant;
            set => _grant = value;
        }

        public bool IsRemoved { get; set; }
    }
}
