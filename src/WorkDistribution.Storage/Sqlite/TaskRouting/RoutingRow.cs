using WorkDistribution.Core.Identity;

namespace WorkDistribution.Storage.Sqlite.TaskRouting;

/// <summary>Reads a row of a workspace from left to right.</summary>
internal readonly ref struct RoutingRow(RowReader row, RoutingRowContext context)
{
    public WorkspaceSid Workspace => context.Workspace;

    /// <summary>The row's own identifier, or another that few rows have.</summary>
    public TSid Sid<TSid>()
        where TSid : struct, ISid<TSid> => row.Sid16<TSid>();

    /// <summary>An identifier that many rows name.</summary>
    public TSid Shared<TSid>()
        where TSid : struct, ISid<TSid>
    {
        Span<byte> bytes = stackalloc byte[SidBytes.Length];
        row.Bytes(bytes);
        return TSid.FromTrusted(context.Shared(TSid.Prefix, bytes));
    }

    public TSid? SharedOrNull<TSid>()
        where TSid : struct, ISid<TSid> => row.SkipsNull() ? null : Shared<TSid>();

    public string Text() => row.Text();

    public string? TextOrNull() => row.TextOrNull();

    public int Number() => row.Number();

    public int? NumberOrNull() => row.NumberOrNull();

    public long Long() => row.Long();

    public bool Flag() => row.Flag();

    public DateTimeOffset Instant() => row.Instant();

    public DateTimeOffset? InstantOrNull() => row.InstantOrNull();
}
