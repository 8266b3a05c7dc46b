using Microsoft.Data.Sqlite;
using Microsoft.Extensions.Logging;

namespace WorkDistribution.Storage.Sqlite;

/// <summary>The open database: one writer, some readers, and the folder's lock. All stores share it.</summary>
internal sealed class SqliteDatabase : IAsyncDisposable, IDisposable
{
    private readonly DataDirectory _directory;
    private readonly SqliteWriter _writer;
    private readonly SqliteReaders _readers;
    private readonly StorageMetrics _metrics;
    private bool _disposed;

    private SqliteDatabase(StorageOptions options, DataDirectory directory, SqliteSession session, ILogger logger)
    {
        Options = options;
        Logger = logger;
        _directory = directory;
        _metrics = new StorageMetrics();
        _writer = new SqliteWriter(session, options.WriteQueueCapacity, _metrics, logger);
        _readers = new SqliteReaders(directory.Database, options.ReadConnections);
    }

    public StorageOptions Options { get; }

    public ILogger Logger { get; }

    /// <summary>Folder of the recordings.</summary>
    public string Recordings => _directory.Recordings;

    /// <summary>File of the database of workspaces, in the folder that this one has locked; exists.</summary>
    public string TaskRouting => _directory.TaskRouting;

    /// <summary>File of the database of statistics, likewise.</summary>
    public string Statistics => _directory.Statistics;

    /// <summary>Opens the folder and brings the schema up to date.</summary>
    /// <exception cref="StorageException">It cannot be used.</exception>
    public static SqliteDatabase Open(StorageOptions options, TimeProvider clock, ILogger logger)
    {
        var directory = DataDirectory.Open(options.DataDirectory);
        SqliteSession? session = null;
        try
        {
            session = SqliteSession.Open(directory.Database, readOnly: false);
            var version = SqliteMigrations.Apply(session, SqliteMigrations.Main, clock, logger);
            StorageLog.Opened(logger, directory.Database, version);
            return new SqliteDatabase(options, directory, session, logger);
        }
        catch (SqliteException exception)
        {
            session?.Dispose();
            directory.Dispose();
            throw new StorageException($"The database {directory.Database} cannot be used: {exception.Message}", exception);
        }
        catch
        {
            session?.Dispose();
            directory.Dispose();
            throw;
        }
    }

    /// <inheritdoc cref="SqliteWriter.WriteAsync"/>
    public Task<T> WriteAsync<T>(Func<SqliteSession, T> apply, Action<T>? committed, CancellationToken cancellationToken) =>
        _writer.WriteAsync(apply, committed, cancellationToken);

    /// <inheritdoc cref="SqliteReaders.ReadAsync"/>
    public ValueTask<T> ReadAsync<T>(Func<SqliteSession, T> read, CancellationToken cancellationToken) => _readers.ReadAsync(read, cancellationToken);

    /// <summary>A read at start, before anything runs: how caches are filled.</summary>
    public T Load<T>(Func<SqliteSession, T> read)
    {
        using var session = SqliteSession.Open(_directory.Database, readOnly: true);
        return read(session);
    }

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
        _directory.Dispose();
    }

    /// <summary>For containers that are disposed without waiting.</summary>
    public void Dispose() => DisposeAsync().AsTask().GetAwaiter().GetResult();
}
