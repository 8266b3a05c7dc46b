using Microsoft.Data.Sqlite;
using WorkDistribution.Core.Identity;
using WorkDistribution.Storage.Sqlite.TaskRouting;

namespace WorkDistribution.Storage.Sqlite;

/// <summary>Reads a row's columns from left to right, in the order of the select list.</summary>
internal sealed class RowReader(SqliteDataReader reader)
{
    private int _column;

    public bool MoveNext()
    {
        _column = 0;
        return reader.Read();
    }

    public string Text() => reader.GetString(_column++);

    public string? TextOrNull() => reader.IsDBNull(_column) ? Skip<string?>(null) : reader.GetString(_column++);

    public int Number() => reader.GetInt32(_column++);

    public int? NumberOrNull() => reader.IsDBNull(_column) ? Skip<int?>(null) : reader.GetInt32(_column++);

    public long Long() => reader.GetInt64(_column++);

    /// <summary>An identifier kept as its 16 bytes.</summary>
    public TSid Sid16<TSid>()
        where TSid : struct, ISid<TSid> => TSid.FromTrusted(SidBytes.Read(TSid.Prefix, Blob()));

    public TSid? Sid16OrNull<TSid>()
        where TSid : struct, ISid<TSid> => SkipsNull() ? null : Sid16<TSid>();

    public byte[] Blob() => reader.GetFieldValue<byte[]>(_column++);

    /// <summary>Whether the next column is null; passes it then.</summary>
    public bool SkipsNull() => reader.IsDBNull(_column) && Skip(true);

    public bool Flag() => reader.GetInt64(_column++) != 0;

    public DateTimeOffset Instant() => Instants.FromMicroseconds(Long());

    public DateTimeOffset? InstantOrNull() => reader.IsDBNull(_column) ? Skip<DateTimeOffset?>(null) : Instant();

    public TSid Sid<TSid>()
        where TSid : struct, ISid<TSid> => TSid.FromTrusted(Text());

    public TSid? SidOrNull<TSid>()
        where TSid : struct, ISid<TSid> => TextOrNull() is { } text ? TSid.FromTrusted(text) : null;

    private T Skip<T>(T value)
    {
        _column++;
        return value;
    }
}
