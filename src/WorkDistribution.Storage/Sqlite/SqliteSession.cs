using Microsoft.Data.Sqlite;
using SQLitePCL;

namespace WorkDistribution.Storage.Sqlite;

/// <summary>One connection with its prepared statements. Used by one thread at a time. Parameters are written $1, $2, ... and given in that order.</summary>
internal sealed class SqliteSession : IDisposable
{
    /// <summary>Lists with many filters make many texts: beyond this number a text is prepared for one use.</summary>
    private const int MaxPrepared = 128;

    private readonly SqliteConnection _connection;
    private readonly Dictionary<string, SqliteCommand> _prepared = [];

    private SqliteSession(SqliteConnection connection) => _connection = connection;

    /// <summary>Opens the database file.</summary>
    /// <param name="path">The file; exists.</param>
    /// <param name="readOnly">Refuses changes.</param>
    public static SqliteSession Open(string path, bool readOnly)
    {
        // Pooling off: the session is the pool's unit, and disposal must really close the file.
        var connection = new SqliteConnection(new SqliteConnectionStringBuilder { DataSource = path, Mode = SqliteOpenMode.ReadWrite, Pooling = false }.ToString());
        var session = new SqliteSession(connection);
        try
        {
            connection.Open();

            // synchronous=FULL: a commit is on the disk when it is reported, so that not even a power cut takes back what was acknowledged.
            // NORMAL would lose the last commits then; with commits in groups the sync costs one write for all that waited.
            session.Run("PRAGMA busy_timeout = 5000; PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL; PRAGMA foreign_keys = ON; PRAGMA temp_store = MEMORY; PRAGMA cache_size = -8000;");
            if (readOnly)
            {
                session.Run("PRAGMA query_only = ON");
            }

            return session;
        }
        catch
        {
            session.Dispose();
            throw;
        }
    }

    /// <summary>The connection itself, for statements that are bound without an allocation. Closed with the session.</summary>
    public sqlite3 Handle => _connection.Handle ?? throw new ObjectDisposedException(nameof(SqliteSession));

    /// <summary>Runs a script once, without keeping it.</summary>
    public void Run(string script)
    {
        using var command = _connection.CreateCommand();
        command.CommandText = script;
        command.ExecuteNonQuery();
    }

    /// <summary>Runs a statement; gives the number of rows it changed.</summary>
    public int Execute(string sql, params ReadOnlySpan<object?> values)
    {
        var command = Prepare(sql, values);
        try
        {
            return command.ExecuteNonQuery();
        }
        finally
        {
            Release(sql, command);
        }
    }

    /// <summary>The first column of the first row; null when there is none.</summary>
    public object? Scalar(string sql, params ReadOnlySpan<object?> values)
    {
        var command = Prepare(sql, values);
        try
        {
            return command.ExecuteScalar() is { } value and not DBNull ? value : null;
        }
        finally
        {
            Release(sql, command);
        }
    }

    /// <summary>All rows.</summary>
    public List<T> Query<T>(string sql, Func<RowReader, T> read, params ReadOnlySpan<object?> values)
    {
        var command = Prepare(sql, values);
        try
        {
            using var reader = command.ExecuteReader();
            var rows = new List<T>();
            var row = new RowReader(reader);
            while (row.MoveNext())
            {
                rows.Add(read(row));
            }

            return rows;
        }
        finally
        {
            Release(sql, command);
        }
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        foreach (var command in _prepared.Values)
        {
            command.Dispose();
        }

        _prepared.Clear();
        _connection.Dispose();
    }

    private SqliteCommand Prepare(string sql, ReadOnlySpan<object?> values)
    {
        if (!_prepared.TryGetValue(sql, out var command))
        {
            command = _connection.CreateCommand();
            command.CommandText = sql;
            for (var i = 1; i <= values.Length; i++)
            {
                command.Parameters.Add(new SqliteParameter(FormattableString.Invariant($"${i}"), DBNull.Value));
            }

            if (_prepared.Count < MaxPrepared)
            {
                command.Prepare();
                _prepared.Add(sql, command);
            }
        }

        for (var i = 0; i < values.Length; i++)
        {
            command.Parameters[i].Value = values[i] ?? DBNull.Value;
        }

        return command;
    }

    private void Release(string sql, SqliteCommand command)
    {
        if (!_prepared.ContainsKey(sql))
        {
            command.Dispose();
        }
    }
}
