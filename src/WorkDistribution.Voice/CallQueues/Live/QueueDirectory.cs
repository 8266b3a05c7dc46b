using System.Collections.Concurrent;
using Microsoft.Extensions.Logging;
using WorkDistribution.Core.Errors;
using WorkDistribution.Core.Identity;
using WorkDistribution.Voice.Calls;

namespace WorkDistribution.Voice.CallQueues.Live;

/// <summary>The queues of all accounts: kept in the store, alive from their first use on.</summary>
internal sealed class QueueDirectory(CallServices services, ICallQueueStore store) : IAsyncDisposable
{
    private readonly ConcurrentDictionary<QueueSid, LiveQueue> _live = new();

    /// <summary>A queue; null when there is none.</summary>
    public async ValueTask<LiveQueue?> FindAsync(AccountSid account, QueueSid sid, CancellationToken cancellationToken) =>
        await store.FindAsync(account, sid, cancellationToken) is { } queue ? Live(queue) : null;

    /// <summary>The queue of that name; null when there is none.</summary>
    public async ValueTask<LiveQueue?> FindAsync(AccountSid account, string name, CancellationToken cancellationToken) =>
        await store.FindByNameAsync(account, name, cancellationToken) is { } queue ? Live(queue) : null;

    /// <summary>The queue of that name, made now when there was none; null when the account has as many as it may.</summary>
    public async ValueTask<LiveQueue?> FindOrCreateAsync(AccountSid account, string name, int? maxSize, CancellationToken cancellationToken)
    {
        while (true)
        {
            if (await FindAsync(account, name, cancellationToken) is { } found)
            {
                return found;
            }

            var (created, error) = await CreateAsync(account, name, maxSize, cancellationToken);
            if (created is not null || error != ErrorCatalogue.QueueNameTaken)
            {
                return created;
            }
        }
    }

    /// <summary>Makes a queue.</summary>
    public async Task<(LiveQueue? Queue, ErrorCode? Error)> CreateAsync(AccountSid account, string name, int? maxSize, CancellationToken cancellationToken)
    {
        if (await store.CountAsync(account, cancellationToken) >= services.Settings.MaxQueuesPerAccount)
        {
            return (null, ErrorCatalogue.TooManyQueues);
        }

        var now = services.Clock.GetUtcNow();
        var queue = new CallQueue
        {
            Sid = services.Sids.New<QueueSid>(),
            AccountSid = account,
            FriendlyName = name,
            MaxSize = maxSize ?? CallQueue.DefaultMaxSize,
            DateCreated = now,
            DateUpdated = now,
        };
        return await store.SaveAsync(queue, cancellationToken) ? (Live(queue), null) : (null, ErrorCatalogue.QueueNameTaken);
    }

    /// <summary>A queue has been removed from the store.</summary>
    public async ValueTask ForgetAsync(LiveQueue queue)
    {
        if (_live.TryRemove(new KeyValuePair<QueueSid, LiveQueue>(queue.Settings.Sid, queue)))
        {
            await queue.DisposeAsync();
        }
    }

    /// <summary>A queue as it lives.</summary>
    public LiveQueue Live(CallQueue queue)
    {
        if (_live.TryGetValue(queue.Sid, out var live))
        {
            return live;
        }

        var made = new LiveQueue(queue, services.Clock, services.Log);
        var kept = _live.GetOrAdd(queue.Sid, made);
        if (kept != made)
        {
            _ = made.DisposeAsync().AsTask();
        }

        return kept;
    }

    /// <summary>Ends the mailboxes of all queues.</summary>
    public async ValueTask DisposeAsync()
    {
        foreach (var queue in _live.Values)
        {
            await queue.DisposeAsync();
        }
    }
}
