using System.Diagnostics;
using System.Threading.Channels;
using Microsoft.Extensions.Logging;

namespace WorkDistribution.Storage.Sqlite;

/// <summary>
/// The only one who changes the database: a thread that takes all changes that wait, makes them in one transaction and tells their owners when it
/// is on disk. While it syncs, the next group gathers; so the number of syncs falls as the load rises. Commits that would follow each other closer
/// than some milliseconds wait so long: that delays a save a little where many come, and a lone one not at all, and spares most of the syncs.
/// <code>
/// savers -> [bounded channel] -> begin, change, change, ..., commit -> caches updated, savers told
/// </code>
/// </summary>
internal sealed class SqliteWriter : IAsyncDisposable
{
    private const int MaxGroup = 512;
    private static readonly TimeSpan BetweenCommits = TimeSpan.FromMilliseconds(10);

    private readonly Channel<SqliteWrite> _waiting;
    private readonly SqliteSession _session;
    private readonly StorageMetrics _metrics;
    private readonly ILogger _logger;
    private readonly int _capacity;
    private readonly ManualResetEventSlim _ending = new();
    private readonly TaskCompletionSource _ended = new(TaskCreationOptions.RunContinuationsAsynchronously);

    public SqliteWriter(SqliteSession session, int capacity, StorageMetrics metrics, ILogger logger)
    {
        _session = session;
        _capacity = capacity;
        _metrics = metrics;
        _logger = logger;
        _waiting = Channel.CreateBounded<SqliteWrite>(new BoundedChannelOptions(capacity) { SingleReader = true, FullMode = BoundedChannelFullMode.Wait });
        new Thread(Loop) { IsBackground = true, Name = "storage writer" }.Start();
    }

    /// <summary>Makes a change; the task ends when it is on disk.</summary>
    /// <param name="apply">The change; runs on the writer's thread within a transaction, possibly twice. It must not fail halfway on purpose: an expected refusal is a result.</param>
    /// <param name="committed">Runs on the writer's thread after the commit and before the task ends: where caches are updated, in commit order.</param>
    /// <param name="cancellationToken">Gives up only while it waits for room: a change that is queued will be made.</param>
    public async Task<T> WriteAsync<T>(Func<SqliteSession, T> apply, Action<T>? committed, CancellationToken cancellationToken)
    {
        var write = new SqliteWrite<T>(apply, committed);
        if (!_waiting.Writer.TryWrite(write))
        {
            _metrics.QueueFull();
            StorageLog.QueueFull(_logger, _capacity);
            await _waiting.Writer.WriteAsync(write, cancellationToken);
        }

        return await write.Task;
    }

    /// <summary>Takes no more changes, makes those that wait and closes the connection.</summary>
    public async ValueTask DisposeAsync()
    {
        _waiting.Writer.TryComplete();
        _ending.Set();
        await _ended.Task;
        _ending.Dispose();
        _session.Dispose();
    }

    private void Loop()
    {
        var group = new List<SqliteWrite>(MaxGroup);
        var began = Stopwatch.GetTimestamp();

        // A thread of its own, blocked while nothing waits: a sync may take tens of milliseconds and must not hold a pool thread.
        while (_waiting.Reader.WaitToReadAsync(CancellationToken.None).AsTask().GetAwaiter().GetResult())
        {
            if (BetweenCommits - Stopwatch.GetElapsedTime(began) is { Ticks: > 0 } early && !_ending.IsSet)
            {
                _ending.Wait(early);
            }

            began = Stopwatch.GetTimestamp();
            while (group.Count < MaxGroup && _waiting.Reader.TryRead(out var write))
            {
                group.Add(write);
            }

            Make(group);
            group.Clear();
        }

        _ended.TrySetResult();
    }

#pragma warning disable CA1031 // The loop's edge: whatever goes wrong with a change is its owner's to hear.
    private void Make(List<SqliteWrite> group)
    {
        try
        {
            Commit(group);
        }
        catch (Exception exception) when (group.Count > 1)
        {
            // One bad change must not take the others with it.
            StorageLog.GroupFailed(_logger, group.Count, exception);
            foreach (var write in group)
            {
                Make([write]);
            }
        }
        catch (Exception exception)
        {
            StorageLog.SaveFailed(_logger, exception);
            _metrics.Failed();
            group[0].Failed(exception);
        }
    }

    private void Commit(List<SqliteWrite> group)
    {
        _session.Execute("BEGIN IMMEDIATE");
        try
        {
            foreach (var write in group)
            {
                write.Apply(_session);
            }

            _session.Execute("COMMIT");
        }
        catch
        {
            try
            {
                _session.Execute("ROLLBACK");
            }
            catch (Exception)
            {
                // SQLite has rolled back by itself (disk full, I/O error); the first failure is the one that counts.
            }

            throw;
        }

        _metrics.Committed(group.Count);
        foreach (var write in group)
        {
            write.Committed();
        }
    }
#pragma warning restore CA1031
}
