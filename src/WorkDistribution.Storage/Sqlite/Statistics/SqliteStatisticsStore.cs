using System.Collections.Immutable;
using WorkDistribution.Core.Identity;
using WorkDistribution.Storage.Sqlite.TaskRouting;
using WorkDistribution.TaskRouting.Statistics.Book;

namespace WorkDistribution.Storage.Sqlite.Statistics;

/// <summary>Figures of workspaces by the minute and by the hour.</summary>
internal sealed class SqliteStatisticsStore(StatisticsDatabase database) : IStatisticsStore
{
    private const int MinuteGrain = 0;
    private const int HourGrain = 1;
    private const int Hour = 60;
    private const int MinutesKept = 2 * 24 * Hour;
    private const int HoursKept = 30 * 24 * Hour;

    public async Task<long> LastNumberAsync(WorkspaceSid workspace, CancellationToken cancellationToken) =>
        await database.ReadAsync(session => LastNumber(session, SidBytes.Of(workspace.Value)), cancellationToken);

    public Task AddAsync(WorkspaceSid workspace, StatisticsDelta delta, CancellationToken cancellationToken) =>
        database.WriteAsync(
            session =>
            {
                var key = SidBytes.Of(workspace.Value);
                if (delta.LastNumber <= LastNumber(session, key))
                {
                    throw new StorageException($"Figures of {workspace} up to event {delta.LastNumber} are kept already.");
                }

                foreach (var ((minute, about), bucket) in delta.Buckets)
                {
                    Add(session, key, MinuteGrain, minute, about, bucket);
                }

                foreach (var group in delta.Buckets.GroupBy(static pair => (Hour: pair.Key.Minute / Hour * Hour, pair.Key.Key)))
                {
                    var sum = new StatisticsBucket();
                    foreach (var (_, bucket) in group)
                    {
                        sum.Add(bucket);
                    }

                    Add(session, key, HourGrain, group.Key.Hour, group.Key.Key, sum);
                }

                foreach (var span in delta.Spans)
                {
                    session.Execute("INSERT OR REPLACE INTO activity_spans (workspace, worker, ended, began, activity) VALUES ($1, $2, $3, $4, $5)", key, SidBytes.Of(span.Worker.Value), span.End, span.Start, SidBytes.Of(span.Activity.Value));
                }

                session.Execute("INSERT OR REPLACE INTO progress (workspace, last_event_number) VALUES ($1, $2)", key, delta.LastNumber);
                return true;
            },
            cancellationToken);

    public async Task<ImmutableArray<KeyValuePair<StatisticsKey, StatisticsBucket>>> ReadAsync(
        WorkspaceSid workspace, StatisticsScope scope, string? sid, long fromMinute, long beforeMinute, CancellationToken cancellationToken) =>
        await database.ReadAsync(
            session =>
            {
                var sums = new Dictionary<StatisticsKey, StatisticsBucket>();
                var (key, about) = (SidBytes.Of(workspace.Value), sid is null ? null : SidBytes.Of(sid));
                var trimmed = session.Scalar("SELECT before FROM trimmed WHERE grain = $1", MinuteGrain) as long? ?? 0;
                var minutesKept = (trimmed + Hour - 1) / Hour * Hour;

                // Whole hours where the period has some or minutes are not kept any more, minutes at its edges.
                var firstHour = fromMinute < minutesKept ? fromMinute / Hour * Hour : (fromMinute + Hour - 1) / Hour * Hour;
                var endHour = beforeMinute < minutesKept ? (beforeMinute + Hour - 1) / Hour * Hour : beforeMinute / Hour * Hour;
                if (firstHour < endHour)
                {
                    Sum(session, sums, key, HourGrain, scope, about, firstHour, endHour);
                    Sum(session, sums, key, MinuteGrain, scope, about, fromMinute, firstHour);
                    Sum(session, sums, key, MinuteGrain, scope, about, endHour, beforeMinute);
                }
                else
                {
                    Sum(session, sums, key, MinuteGrain, scope, about, fromMinute, beforeMinute);
                }

                return sums.ToImmutableArray();
            },
            cancellationToken);

    public async Task<ImmutableArray<ActivitySpan>> SpansAsync(WorkspaceSid workspace, WorkerSid? worker, DateTimeOffset from, DateTimeOffset before, CancellationToken cancellationToken)
    {
        const string Select = "SELECT worker, activity, began, ended FROM activity_spans WHERE workspace = $1 AND ended > $2 AND began < $3";
        return [.. await database.ReadAsync(
            session => worker is { } one
                ? session.Query(Select + " AND worker = $4", ReadSpan, SidBytes.Of(workspace.Value), from.ToUnixTimeMilliseconds(), before.ToUnixTimeMilliseconds(), SidBytes.Of(one.Value))
                : session.Query(Select, ReadSpan, SidBytes.Of(workspace.Value), from.ToUnixTimeMilliseconds(), before.ToUnixTimeMilliseconds()),
            cancellationToken)];

        static ActivitySpan ReadSpan(RowReader row) => new(row.Sid16<WorkerSid>(), row.Sid16<ActivitySid>(), row.Long(), row.Long());
    }

    public Task<int> TrimAsync(DateTimeOffset now, int atMost, CancellationToken cancellationToken) =>
        database.WriteAsync(
            session =>
            {
                var minute = now.ToUnixTimeSeconds() / 60;
                session.Execute("INSERT OR REPLACE INTO trimmed (grain, before) VALUES ($1, $2), ($3, $4)", MinuteGrain, minute - MinutesKept, HourGrain, minute - HoursKept);
                var removed = 0;
                foreach (var workspace in session.Query("SELECT workspace FROM progress", static row => row.Blob()))
                {
                    removed += Trim(session, workspace, MinuteGrain, minute - MinutesKept, atMost - removed);
                    removed += Trim(session, workspace, HourGrain, minute - HoursKept, atMost - removed);
                    removed += session.Execute(
                        "DELETE FROM activity_spans WHERE (workspace, worker, ended, began) IN (SELECT workspace, worker, ended, began FROM activity_spans WHERE workspace = $1 AND ended < $2 ORDER BY ended LIMIT $3)",
                        workspace,
                        (minute - HoursKept) * 60_000,
                        atMost - removed);
                }

                return removed;
            },
            cancellationToken);

    private static int Trim(SqliteSession session, byte[] workspace, int grain, long before, int atMost) =>
        session.Execute(
            "DELETE FROM figures WHERE (workspace, grain, scope, sid, start, channel) IN "
            + "(SELECT workspace, grain, scope, sid, start, channel FROM figures WHERE workspace = $1 AND grain = $2 AND start < $3 ORDER BY start LIMIT $4)",
            workspace,
            grain,
            before,
            atMost);

    private static long LastNumber(SqliteSession session, byte[] workspace) => session.Scalar("SELECT last_event_number FROM progress WHERE workspace = $1", workspace) as long? ?? 0;

    private static void Add(SqliteSession session, byte[] workspace, int grain, long start, StatisticsKey about, StatisticsBucket bucket)
    {
        var (sid, channel) = (SidBytes.Of(about.Sid), Channel(about));
        if (session.Scalar("SELECT bucket FROM figures WHERE workspace = $1 AND grain = $2 AND scope = $3 AND sid = $4 AND start = $5 AND channel = $6", workspace, grain, (int)about.Scope, sid, start, channel) is byte[] before)
        {
            var sum = StatisticsBucket.FromBytes(before);
            sum.Add(bucket);
            bucket = sum;
        }

        session.Execute(
            "INSERT OR REPLACE INTO figures (workspace, grain, scope, sid, start, channel, bucket) VALUES ($1, $2, $3, $4, $5, $6, $7)",
            workspace,
            grain,
            (int)about.Scope,
            sid,
            start,
            channel,
            bucket.ToBytes());
    }

    private static void Sum(SqliteSession session, Dictionary<StatisticsKey, StatisticsBucket> sums, byte[] workspace, int grain, StatisticsScope scope, byte[]? sid, long from, long before)
    {
        if (from >= before)
        {
            return;
        }

        const string Select = "SELECT sid, channel, bucket FROM figures WHERE workspace = $1 AND grain = $2 AND scope = $3 AND start >= $4 AND start < $5";
        var prefix = scope switch
        {
            StatisticsScope.TaskQueue => TaskQueueSid.Prefix,
            StatisticsScope.Workflow => WorkflowSid.Prefix,
            StatisticsScope.Worker => WorkerSid.Prefix,
            _ => WorkspaceSid.Prefix,
        };
        var rows = sid is null
            ? session.Query(Select, Read, workspace, grain, (int)scope, from, before)
            : session.Query(Select + " AND sid = $6", Read, workspace, grain, (int)scope, from, before, sid);
        foreach (var (about, channel, bucket) in rows)
        {
            var key = new StatisticsKey(scope, SidBytes.Read(prefix, about), channel.Length == 0 ? "" : SidBytes.Read(TaskChannelSid.Prefix, channel));
            if (sums.TryGetValue(key, out var sum))
            {
                sum.Add(bucket);
            }
            else
            {
                sums.Add(key, bucket);
            }
        }

        static (byte[] Sid, byte[] Channel, StatisticsBucket Bucket) Read(RowReader row) => (row.Blob(), row.Blob(), StatisticsBucket.FromBytes(row.Blob()));
    }

    private static byte[] Channel(StatisticsKey about) => about.Channel.Length == 0 ? [] : SidBytes.Of(about.Channel);
}
