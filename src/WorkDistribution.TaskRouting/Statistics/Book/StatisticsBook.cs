using System.Collections.Immutable;
using WorkDistribution.Core.Identity;
using WorkDistribution.TaskRouting.Events;

namespace WorkDistribution.TaskRouting.Statistics.Book;

/// <summary>
/// The figures of one workspace: what is kept, and a delta of what happened since. It equals a fold over all events at every moment, and after a crash catches up from the events that the kept figures do not hold.
/// <code>
/// committed events -> delta (memory, at most some minutes) -> store, with the number of the last event
/// </code>
/// </summary>
/// <remarks>Events come on the workspace's owner's thread; reading and saving may be asked from any thread and take turns.</remarks>
internal sealed class StatisticsBook(WorkspaceSid workspace, IStatisticsStore store, IEventStore events) : IDisposable
{
    /// <summary>Figures after which a book is saved at once: about 10 MB.</summary>
    public const int Many = 20_000;

    private readonly SemaphoreSlim _turn = new(1);
    private readonly Lock _lock = new();
    private StatisticsDelta _delta = new();
    private long _folded = -1;
    private long _seen;

    /// <summary>How many figures wait to be kept.</summary>
    public int Waiting
    {
        get
        {
            lock (_lock)
            {
                return _delta.Buckets.Count + _delta.Spans.Count;
            }
        }
    }

    /// <summary>These events are committed.</summary>
    public void Committed(IReadOnlyList<RoutingEvent> committed)
    {
        lock (_lock)
        {
            foreach (var happened in committed)
            {
                _seen = Math.Max(_seen, happened.Number);

                // Others are read from the store, where they are by now: those before it has caught up, and any that it was not told of.
                if (happened.Number == _folded + 1)
                {
                    _delta.Fold(StatisticsFact.From(happened));
                    _folded = happened.Number;
                }
            }
        }
    }

    /// <summary>Folds the events that are not in yet.</summary>
    public async Task CatchUpAsync(CancellationToken cancellationToken)
    {
        await _turn.WaitAsync(cancellationToken);
        try
        {
            await CatchUpInTurnAsync(cancellationToken);
        }
        finally
        {
            _turn.Release();
        }
    }

    /// <summary>Hands what waits to the store.</summary>
    public async Task SaveAsync(CancellationToken cancellationToken)
    {
        await _turn.WaitAsync(cancellationToken);
        try
        {
            await CatchUpInTurnAsync(cancellationToken);
            await KeepInTurnAsync(cancellationToken);
        }
        finally
        {
            _turn.Release();
        }
    }

    /// <summary>The figures of a period, added up by key.</summary>
    public async Task<Dictionary<StatisticsKey, StatisticsBucket>> ReadAsync(StatisticsScope scope, string? sid, long fromMinute, long beforeMinute, CancellationToken cancellationToken)
    {
        await _turn.WaitAsync(cancellationToken);
        try
        {
            await CatchUpInTurnAsync(cancellationToken);
            var found = (await store.ReadAsync(workspace, scope, sid, fromMinute, beforeMinute, cancellationToken)).ToDictionary();
            lock (_lock)
            {
                foreach (var ((minute, key), bucket) in _delta.Buckets)
                {
                    if (key.Scope == scope && (sid is null || key.Sid == sid) && minute >= fromMinute && minute < beforeMinute)
                    {
                        if (!found.TryGetValue(key, out var sum))
                        {
                            found.Add(key, sum = new StatisticsBucket());
                        }

                        sum.Add(bucket);
                    }
                }
            }

            return found;
        }
        finally
        {
            _turn.Release();
        }
    }

    /// <summary>Ended stays in activities that reach into a period.</summary>
    public async Task<ImmutableArray<ActivitySpan>> SpansAsync(WorkerSid? worker, DateTimeOffset from, DateTimeOffset before, CancellationToken cancellationToken)
    {
        await _turn.WaitAsync(cancellationToken);
        try
        {
            await CatchUpInTurnAsync(cancellationToken);
            var kept = await store.SpansAsync(workspace, worker, from, before, cancellationToken);
            var (first, last) = (from.ToUnixTimeMilliseconds(), before.ToUnixTimeMilliseconds());
            lock (_lock)
            {
                return kept.AddRange(_delta.Spans.Where(span => (worker is null || span.Worker == worker) && span.End > first && span.Start < last));
            }
        }
        finally
        {
            _turn.Release();
        }
    }

    /// <inheritdoc/>
    public void Dispose() => _turn.Dispose();

    private async Task CatchUpInTurnAsync(CancellationToken cancellationToken)
    {
        if (Folded() < 0)
        {
            var kept = await store.LastNumberAsync(workspace, cancellationToken);
            lock (_lock)
            {
                (_delta, _folded) = (new StatisticsDelta(), kept);
                _seen = Math.Max(_seen, kept + 1);
            }
        }

        for (var folded = Folded(); IsBehind(); folded = Folded())
        {
            await foreach (var record in events.ReadAsync(workspace, folded, cancellationToken))
            {
                Fold(record);
                if (Waiting > Many)
                {
                    await KeepInTurnAsync(cancellationToken);
                }
            }

            lock (_lock)
            {
                // Whatever was told of and is not there any more was trimmed.
                _seen = _folded == folded ? folded : Math.Max(_seen, _folded);
            }
        }
    }

    private async Task KeepInTurnAsync(CancellationToken cancellationToken)
    {
        StatisticsDelta kept;
        lock (_lock)
        {
            if (_delta.LastNumber == 0)
            {
                return;
            }

            (kept, _delta) = (_delta, new StatisticsDelta());
        }

        try
        {
            await store.AddAsync(workspace, kept, cancellationToken);
        }
        catch
        {
            // It may have been kept all the same (cancelled while it was written): the store knows, and the rest is folded anew.
            lock (_lock)
            {
                (_delta, _folded) = (new StatisticsDelta(), -1);
            }

            throw;
        }
    }

    private void Fold(EventRecord record)
    {
        lock (_lock)
        {
            // Its owner may have told of it meanwhile.
            if (record.Number > _folded)
            {
                _delta.Fold(StatisticsFact.From(record));
                _folded = record.Number;
            }
        }
    }

    private long Folded()
    {
        lock (_lock)
        {
            return _folded;
        }
    }

    private bool IsBehind()
    {
        lock (_lock)
        {
            return _folded < _seen;
        }
    }
}
