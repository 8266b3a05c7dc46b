using System.Globalization;
using System.Runtime.CompilerServices;
using WorkDistribution.Core.Identity;
using WorkDistribution.Core.Paging;
using WorkDistribution.TaskRouting.Events;

namespace WorkDistribution.Storage.Sqlite.TaskRouting;

/// <summary>Events of workspaces: found by number, and by time through the table of seconds.</summary>
internal sealed class SqliteEventStore(RoutingDatabase database) : IEventStore
{
    private const int ReadAtOnce = 1_000;

    /// <summary>Seconds looked at beside the bounds of a period: a clock that was set back makes their numbers disagree a little.</summary>
    private const int Tolerance = 64;

    public async Task<EventRecord?> FindAsync(AccountSid account, WorkspaceSid workspace, EventSid sid, CancellationToken cancellationToken) =>
        await database.ReadAsync(
            session =>
            {
                var bytes = new byte[SidBytes.Length];
                if (!SidBytes.TryWrite(sid.Value, bytes) || WorkspaceTable.Key(session, workspace) is not { } key || key.Account != account)
                {
                    return null;
                }

                // The identifier begins with the time in milliseconds.
                var second = long.Parse(sid.Value.AsSpan(2, 12), NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture) / 1000;
                return session.Query(
                    $"SELECT {EventTable.Columns} FROM events WHERE id BETWEEN (SELECT $1 + first FROM event_seconds WHERE workspace = $2 AND second = $3) "
                    + "AND (SELECT $1 + last FROM event_seconds WHERE workspace = $2 AND second = $3) AND sid = $4",
                    row => EventTable.Read(row, key),
                    EventTable.Id(key.Number, 0),
                    key.Number,
                    second,
                    bytes) is [var found] ? found : null;
            },
            cancellationToken);

    public Task<Page<EventRecord>> ListAsync(AccountSid account, WorkspaceSid workspace, EventFilter filter, PageRequest page, CancellationToken cancellationToken) =>
        database.ReadAsync(
            session =>
            {
                if (WorkspaceTable.Key(session, workspace) is not { } key || key.Account != account || Bounds(session, key, filter) is not { } bounds)
                {
                    _ = page.Token is { } token ? PageToken.Read(token) : default;
                    return new Page<EventRecord>([], null);
                }

                return new PageQuery(EventTable.Columns, "events", "id")
                    .Where("id >= {0}", bounds.First)
                    .Where("id <= {0}", bounds.Last)
                    .Where("time >= {0}", filter.From.ToUnixTimeMilliseconds())
                    .Where("time < {0}", filter.Before.ToUnixTimeMilliseconds())
                    .Where("type = {0}", (int?)filter.Type)
                    .Where("sid = {0}", Bytes(filter.Sid?.Value))
                    .Where("task_sid = {0}", Bytes(filter.TaskSid?.Value))
                    .Where("worker_sid = {0}", Bytes(filter.WorkerSid?.Value))
                    .Where("reservation_sid = {0}", Bytes(filter.ReservationSid?.Value))
                    .Where("task_queue_sid = {0}", Bytes(filter.TaskQueueSid?.Value))
                    .Where("workflow_sid = {0}", Bytes(filter.WorkflowSid?.Value))
                    .Where("task_channel = {0}", filter.TaskChannel)
                    .Read(session, row => EventTable.Read(row, key), page);
            },
            cancellationToken).AsTask();

    public async IAsyncEnumerable<EventRecord> ReadAsync(WorkspaceSid workspace, long afterNumber, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        for (var after = afterNumber; ;)
        {
            var from = after;
            var read = await database.ReadAsync(
                session => WorkspaceTable.Key(session, workspace) is { } key
                    ? session.Query(
                        $"SELECT {EventTable.Columns} FROM events WHERE id > $1 AND id < $2 ORDER BY id LIMIT $3",
                        row => EventTable.Read(row, key),
                        EventTable.Id(key.Number, from),
                        EventTable.Id(key.Number + 1, 0),
                        ReadAtOnce)
                    : [],
                cancellationToken);
            foreach (var found in read)
            {
                yield return found;
            }

            if (read.Count < ReadAtOnce)
            {
                yield break;
            }

            after = read[^1].Number;
        }
    }

    public async Task<long> NumberBeforeAsync(WorkspaceSid workspace, DateTimeOffset time, CancellationToken cancellationToken) =>
        await database.ReadAsync(
            session => WorkspaceTable.Key(session, workspace) is not { } key ? 0
                : session.Scalar("SELECT min(first) - 1 FROM (SELECT first FROM event_seconds WHERE workspace = $1 AND second >= $2 ORDER BY second LIMIT $3)", key.Number, time.ToUnixTimeSeconds(), Tolerance) is long before ? before
                : session.Scalar("SELECT max(last) FROM event_seconds WHERE workspace = $1", key.Number) as long? ?? 0,
            cancellationToken);

    public Task<int> TrimAsync(DateTimeOffset before, int atMost, CancellationToken cancellationToken) =>
        database.WriteAsync(session => EventTrimmer.Trim(session, before, atMost), cancellationToken);

    private static byte[]? Bytes(string? sid) => sid is null ? null : SidBytes.Of(sid);

    /// <summary>The keys that may lie in the period; null when none does.</summary>
    private static (long First, long Last)? Bounds(SqliteSession session, WorkspaceKey key, EventFilter filter)
    {
        var from = filter.From.ToUnixTimeSeconds();
        var to = filter.Before.ToUnixTimeSeconds();
        var first = session.Scalar("SELECT min(first) FROM (SELECT first FROM event_seconds WHERE workspace = $1 AND second BETWEEN $2 AND $3 ORDER BY second LIMIT $4)", key.Number, from, to, Tolerance);
        var last = session.Scalar("SELECT max(last) FROM (SELECT last FROM event_seconds WHERE workspace = $1 AND second BETWEEN $2 AND $3 ORDER BY second DESC LIMIT $4)", key.Number, from, to, Tolerance);
        return first is long lowest && last is long highest ? (EventTable.Id(key.Number, lowest), EventTable.Id(key.Number, highest)) : null;
    }
}
