using System.Collections.Immutable;

namespace WorkDistribution.Storage.Sqlite.TaskRouting;

/// <summary>How a kind of fact lies in its table: the one place that knows the order of its columns. The first two are the workspace's number and the sid.</summary>
/// <typeparam name="T">The fact.</typeparam>
/// <param name="Name">The table.</param>
/// <param name="Columns">Its columns after workspace and sid, in the order bound and read.</param>
/// <param name="Ordered">Whether it has a seq that keeps the order of making; else its one tree is ordered by sid.</param>
/// <param name="Sid">The fact's identifier.</param>
/// <param name="Bind">Binds the columns after workspace and sid.</param>
/// <param name="Read">Reads them; sid is the identifier's 16 bytes.</param>
internal sealed record RoutingTable<T>(
    string Name,
    string Columns,
    bool Ordered,
    Func<T, string> Sid,
    Action<RoutingStatement, T> Bind,
    Func<RoutingRow, T> Read)
{
    /// <summary>Makes or replaces a row.</summary>
    public string Save { get; } = SaveText(Name, Columns.Split(", "), Ordered);

    /// <summary>Removes a row.</summary>
    public string Remove { get; } = $"DELETE FROM {Name} WHERE workspace = ? AND sid = ?";

    /// <summary>Removes all rows of a workspace.</summary>
    public string Clear { get; } = $"DELETE FROM {Name} WHERE workspace = ?";

    /// <summary>All rows of a workspace, in the order of making.</summary>
    /// <param name="session">The database.</param>
    /// <param name="context">The workspace.</param>
    /// <param name="order">The order of making where the table has no seq; rows come nearly in it.</param>
    public ImmutableArray<T> All(SqliteSession session, RoutingRowContext context, Comparison<T>? order = null)
    {
        using var select = new RoutingStatement(session, $"SELECT sid, {Columns} FROM {Name} WHERE workspace = ? ORDER BY {(Ordered ? "seq" : "workspace, sid")}");
        var rows = select.Long(context.Number).Read(context, Read);
        if (order is not null)
        {
            rows.Sort(order);
        }

        return [.. rows];
    }

    private static string SaveText(string table, string[] names, bool ordered)
    {
        var values = string.Join(", ", Enumerable.Repeat("?", names.Length + 2));

        // Replacing in a table without further indexes is one seek; the others keep their seq, and so the order of making.
        return ordered
            ? $"INSERT INTO {table} (workspace, sid, {string.Join(", ", names)}) VALUES ({values}) ON CONFLICT (workspace, sid) DO UPDATE SET {string.Join(", ", names.Select(static name => $"{name} = excluded.{name}"))}"
            : $"INSERT OR REPLACE INTO {table} (workspace, sid, {string.Join(", ", names)}) VALUES ({values})";
    }
}
