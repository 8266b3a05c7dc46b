using SQLitePCL;
using WorkDistribution.Core.Identity;

namespace WorkDistribution.Storage.Sqlite.TaskRouting;

/// <summary>Reads a row of a workspace from left to right, straight from the statement: half a million tasks are read at a start, and the provider's reader makes an array, or worse a stream, of every identifier.</summary>
internal ref struct RoutingRow(sqlite3_stmt statement, RoutingRowContext context)
{
    private int _column;

    public readonly WorkspaceSid Workspace => context.Workspace;

    /// <summary>The row's own identifier, or another that few rows have.</summary>
    public TSid Sid<TSid>()
        where TSid : struct, ISid<TSid> => TSid.FromTrusted(SidBytes.Read(TSid.Prefix, raw.sqlite3_column_blob(statement, _column++)));

    /// <summary>An identifier that many rows name.</summary>
    public TSid Shared<TSid>()
        where TSid : struct, ISid<TSid> => TSid.FromTrusted(context.Shared(TSid.Prefix, raw.sqlite3_column_blob(statement, _column++)));

    public TSid? SharedOrNull<TSid>()
        where TSid : struct, ISid<TSid> => SkipsNull() ? null : Shared<TSid>();

    public string Text() => raw.sqlite3_column_text(statement, _column++).utf8_to_string();

    public string? TextOrNull() => SkipsNull() ? null : Text();

    public int Number() => raw.sqlite3_column_int(statement, _column++);

    public int? NumberOrNull() => SkipsNull() ? null : Number();

    public long Long() => raw.sqlite3_column_int64(statement, _column++);

    public bool Flag() => Long() != 0;

    public DateTimeOffset Instant() => Instants.FromMicroseconds(Long());

    public DateTimeOffset? InstantOrNull() => SkipsNull() ? null : Instant();

    private bool SkipsNull()
    {
        if (raw.sqlite3_column_type(statement, _column) != raw.SQLITE_NULL)
        {
            return false;
        }

        _column++;
        return true;
    }
}
