using Microsoft.Data.Sqlite;

namespace WorkDistribution.Storage.Sqlite.Statistics;

/// <summary>The open database of statistics: a file of its own, since thousands of figures are written at once every minute and nobody is to wait for them.</summary>
internal sealed class StatisticsDatabase : IAsyncDisposable, IDisposable
{
    private const int Waiting = 1_024;

    private readonly SqliteWriter _writer;
    private readonly SqliteReaders _readers;
    private readonly StorageMetrics _metrics = new("WorkDistribution.Storage.Statistics");
    private bool _disposed;

    private StatisticsDatabase(SqliteDatabase main, SqliteSession session)
    {
        _writer = new SqliteWriter(session, Waiting, _metrics, main.Logger);
        _readers = new SqliteReaders(main.Statistics, main.Options.ReadConnections);
    }

    /// <summary>Opens the file and brings its schema up to date.</summary>
    /// <exception cref="StorageException">It cannot be used.</exception>
    public static StatisticsDatabase Open(SqliteDatabase main, TimeProvider clock)
    {
        SqliteSession? session = null;
        try
        {
            session = SqliteSession.Open(main.Statistics, readOnly: false);

            // What a power cut takes back is folded again.
            session.Run("PRAGMA synchronous = NORMAL");
            var version = SqliteMigrations.Apply(session, SqliteMigrations.Statistics, clock, main.Logger);
            StorageLog.Opened(main.Logger, main.Statistics, version);
            return new StatisticsDatabase(main, session);
        }
        catch (SqliteException exception)
        {
            session?.Dispose();
            throw new StorageException($"The database {main.Statistics} cannot be used: {exception.Message}", exception);
        }
        catch
        {
            session?.Dispose();
            throw;
        }
    }

    /// <inheritdoc cref="SqliteWriter.WriteAsync"/>
    public Task<T> WriteAsync<T>(Func<SqliteSession, T> apply, CancellationToken cancellationToken) => _writer.WriteAsync(apply, committed: null, cancellationToken);

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
}
