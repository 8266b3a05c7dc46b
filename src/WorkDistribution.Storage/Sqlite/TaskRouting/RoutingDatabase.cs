using Microsoft.Data.Sqlite;
using Microsoft.Extensions.Logging;
using WorkDistribution.Core.Identity;
using WorkDistribution.TaskRouting.Workspaces;

namespace WorkDistribution.Storage.Sqlite.TaskRouting;

/// <summary>The open database of workspaces: one writer, some readers. It lies in the folder that the main database has locked.</summary>
internal sealed class RoutingDatabase : IAsyncDisposable, IDisposable
{
    private readonly RoutingWriter _writer;
    private readonly SqliteReaders _readers;
    private readonly StorageMetrics _metrics = new("WorkDistribution.Storage.TaskRouting");
    private bool _disposed;

    private RoutingDatabase(string path, StorageOptions options, SqliteSession session, ILogger logger)
    {
        _writer = new RoutingWriter(new RoutingSession(session), new RoutingCheckpointer(path, logger), options.WriteQueueCapacity, _metrics, logger);
        _readers = new SqliteReaders(path, options.ReadConnections);
    }

    /// <summary>Opens the file and brings its schema up to date.</summary>
    /// <exception cref="StorageException">It cannot be used.</exception>
    public static RoutingDatabase Open(SqliteDatabase main, TimeProvider clock)
    {
        SqliteSession? session = null;
        try
        {
            session = SqliteSession.Open(main.TaskRouting, readOnly: false);
            var version = SqliteMigrations.Apply(session, SqliteMigrations.TaskRouting, clock, main.Logger);
            StorageLog.Opened(main.Logger, main.TaskRouting, version);
            session.Run("PRAGMA wal_autocheckpoint = 0; PRAGMA cache_size = -65536; PRAGMA foreign_keys = OFF");
            return new RoutingDatabase(main.TaskRouting, main.Options, session, main.Logger);
        }
        catch (SqliteException exception)
        {
            session?.Dispose();
            throw new StorageException($"The database {main.TaskRouting} cannot be used: {exception.Message}", exception);
        }
        catch
        {
            session?.Dispose();
            throw;
        }
    }

    /// <summary>Makes a batch durable.</summary>
    /// <exception cref="WorkspaceCommitException">It is not.</exception>
    public Task CommitAsync(WorkspaceBatch batch, CancellationToken cancellationToken)
    {
        var write = new RoutingBatchWrite(batch);
        var posted = _writer.PostAsync(write, cancellationToken);
        return posted.IsCompletedSuccessfully ? write.Task : WaitAsync(posted, write.Task);
    }

    /// <summary>Makes another change.</summary>
    public async Task<T> WriteAsync<T>(Func<RoutingSession, T> apply, CancellationToken cancellationToken)
    {
        var write = new RoutingActionWrite<T>(apply);
        await _writer.PostAsync(write, cancellationToken);
        return await write.Task;
    }

    /// <summary>Ends when all that was handed over before is made or has failed, and lets the workspace commit again.</summary>
    public async Task ReloadAsync(WorkspaceSid workspace, CancellationToken cancellationToken)
    {
        var mark = new RoutingReloadMark(workspace);
        await _writer.PostAsync(mark, cancellationToken);
        await mark.Task;
    }

    /// <inheritdoc cref="SqliteReaders.ReadAsync"/>
    public ValueTask<T> ReadAsync<T>(Func<SqliteSession, T> read, CancellationToken cancellationToken) => _readers.ReadAsync(read, cancellationToken);

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        if (_disposed)
        {
            return;
        }

        _disposed = true;
        await _writer.DisposeAsync();
        _readers.Dispose();
        _metrics.Dispose();
    }

    /// <summary>For containers that are disposed without waiting.</summary>
    public void Dispose() => DisposeAsync().AsTask().GetAwaiter().GetResult();

    private static async Task WaitAsync(ValueTask posted, Task made)
    {
        await posted;
        await made;
    }
}
