using System.Threading.Channels;
using Microsoft.Extensions.Logging;
using WorkDistribution.Core.Identity;

namespace WorkDistribution.Storage.Sqlite.TaskRouting;

/// <summary>
/// The only one who changes the database of workspaces: a thread that takes all batches that wait, of all workspaces, makes them in one transaction and tells their owners when it is on disk.
/// While it syncs the next group gathers; nothing waits longer on purpose, since requests wait for it.
/// <code>
/// owners -> [bounded channel] -> begin, batch, batch, ..., commit -> owners told
///                                  failed: roll back, each alone; a batch that fails alone closes its workspace until that is read anew
/// </code>
/// </summary>
internal sealed class RoutingWriter : IAsyncDisposable
{
    private const int MaxBatches = 1024;

    /// <summary>Rows after which a group is closed: about 30 ms of writing, so that one flood does not delay the others' small batches for longer.</summary>
    private const int MaxRows = 8192;

    private readonly Channel<RoutingWrite> _waiting;
    private readonly RoutingSession _session;
    private readonly RoutingCheckpointer _checkpointer;
    private readonly StorageMetrics _metrics;
    private readonly ILogger _logger;
    private readonly int _capacity;
    private readonly HashSet<WorkspaceSid> _closed = [];
    private readonly TaskCompletionSource _ended = new(TaskCreationOptions.RunContinuationsAsynchronously);

    public RoutingWriter(RoutingSession session, RoutingCheckpointer checkpointer, int capacity, StorageMetrics metrics, ILogger logger)
    {
        _session = session;
        _checkpointer = checkpointer;
        _capacity = capacity;
        _metrics = metrics;
        _logger = logger;
        _waiting = Channel.CreateBounded<RoutingWrite>(new BoundedChannelOptions(capacity) { SingleReader = true, FullMode = BoundedChannelFullMode.Wait });
        new Thread(Loop) { IsBackground = true, Name = "workspace writer" }.Start();
    }

    /// <summary>Hands a change over; it tells itself what became of it.</summary>
    /// <param name="write">The change.</param>
    /// <param name="cancellationToken">Gives up only while it waits for room.</param>
    public ValueTask PostAsync(RoutingWrite write, CancellationToken cancellationToken)
    {
        if (_waiting.Writer.TryWrite(write))
        {
            return ValueTask.CompletedTask;
        }

        _metrics.QueueFull();
        StorageLog.QueueFull(_logger, _capacity);
        return _waiting.Writer.WriteAsync(write, cancellationToken);
    }

    /// <summary>Takes no more changes, makes those that wait and closes the connection.</summary>
    public async ValueTask DisposeAsync()
    {
        _waiting.Writer.TryComplete();
        await _ended.Task;
        await _checkpointer.DisposeAsync();
        _session.Dispose();
    }

    private void Loop()
    {
        var group = new List<RoutingWrite>(MaxBatches);

        // A thread of its own, blocked while nothing waits: a sync may take tens of milliseconds and must not hold a pool thread.
        while (_waiting.Reader.WaitToReadAsync(CancellationToken.None).AsTask().GetAwaiter().GetResult())
        {
            var rows = 0;
            while (rows < MaxRows && group.Count < MaxBatches && _waiting.Reader.TryPeek(out var next))
            {
                if (next.Reload is { } reloaded)
                {
                    if (group.Count > 0)
                    {
                        break;
                    }

                    _closed.Remove(reloaded);
                }

                _waiting.Reader.TryRead(out _);
                group.Add(next);
                rows += next.Rows;
            }

            Make(group);
            group.Clear();
            _checkpointer.Committed(_session.Connection, rows);
        }

        _ended.TrySetResult();
    }

#pragma warning disable CA1031 // The loop's edge: whatever goes wrong with a change is its owner's to hear.
    private void Make(List<RoutingWrite> group)
    {
        RefuseClosed(group);
        try
        {
            Commit(group);
        }
        catch (Exception exception) when (group.Count > 1)
        {
            // One bad batch must not take the others with it.
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
            if (group[0].Batch is { } workspace)
            {
                _closed.Add(workspace);
            }

            group[0].Failed(exception);
        }
    }

    private void RefuseClosed(List<RoutingWrite> group)
    {
        if (_closed.Count == 0)
        {
            return;
        }

        group.RemoveAll(write =>
        {
            if (write.Batch is not { } workspace || !_closed.Contains(workspace))
            {
                return false;
            }

            write.Failed(new StorageException("An earlier batch of it failed, and it has not been read anew."));
            return true;
        });
    }

    private void Commit(List<RoutingWrite> group)
    {
        if (group.Count == 0)
        {
            return;
        }

        _session.Connection.Execute("BEGIN IMMEDIATE");
        try
        {
            foreach (var write in group)
            {
                write.Apply(_session);
            }

            _session.Complete();
            _session.Connection.Execute("COMMIT");
        }
        catch
        {
            _session.Forget();
            try
            {
                _session.Connection.Execute("ROLLBACK");
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
