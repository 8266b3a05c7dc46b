using System.Collections.Concurrent;

namespace WorkDistribution.Storage.Sqlite;

/// <summary>A few read connections, opened as they are needed. A read sees every save that has ended before it began.</summary>
internal sealed class SqliteReaders(string path, int connections) : IDisposable
{
    private readonly SemaphoreSlim _free = new(connections, connections);
    private readonly ConcurrentBag<SqliteSession> _idle = [];

    /// <summary>Runs a read on the caller's thread: SQLite reads from memory or the page cache, which is shorter than a change of threads.</summary>
    public async ValueTask<T> ReadAsync<T>(Func<SqliteSession, T> read, CancellationToken cancellationToken)
    {
        await _free.WaitAsync(cancellationToken);
        try
        {
            if (!_idle.TryTake(out var session))
            {
                session = SqliteSession.Open(path, readOnly: true);
            }

            try
            {
                return read(session);
            }
            finally
            {
                _idle.Add(session);
            }
        }
        finally
        {
            _free.Release();
        }
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        while (_idle.TryTake(out var session))
        {
            session.Dispose();
        }

        _free.Dispose();
    }
}
