using System.Collections.Concurrent;
using System.Collections.Immutable;
using WorkDistribution.Core.Identity;
using WorkDistribution.Core.Paging;
using WorkDistribution.Voice.CallQueues;

namespace WorkDistribution.Storage.Sqlite;

/// <summary>Queues, all of them in memory too, by SID and by name: every Enqueue asks. And the stays of calls in them.</summary>
internal sealed class SqliteCallQueueStore : ICallQueueStore
{
    private const string StayColumns = "call_sid, account_sid, queue_sid, task_sid, entered_at, left_at, result";

    private static readonly TableMap<CallQueue> Map = new(
        "call_queues",
        "sid, account_sid, friendly_name, max_size, date_created, date_updated",
        static row => new CallQueue
        {
            Sid = row.Sid<QueueSid>(),
            AccountSid = row.Sid<AccountSid>(),
            FriendlyName = row.Text(),
            MaxSize = row.Number(),
            DateCreated = row.Instant(),
            DateUpdated = row.Instant(),
        },
        static queue =>
        [
            queue.Sid.Value, queue.AccountSid.Value, queue.FriendlyName, queue.MaxSize, Instants.ToMicroseconds(queue.DateCreated), Instants.ToMicroseconds(queue.DateUpdated),
        ]);

    private readonly SqliteDatabase _database;
    private readonly ConcurrentDictionary<QueueSid, CallQueue> _queues = new();
    private readonly ConcurrentDictionary<(AccountSid Account, string Name), QueueSid> _byName = new();
    private readonly ConcurrentDictionary<AccountSid, int> _counts = new();

    public SqliteCallQueueStore(SqliteDatabase database)
    {
        _database = database;
        foreach (var queue in database.Load(Map.All))
        {
            Remember(queue, null);
        }
    }

    public ValueTask<CallQueue?> FindAsync(AccountSid accountSid, QueueSid sid, CancellationToken cancellationToken) =>
        new(_queues.TryGetValue(sid, out var found) && found.AccountSid == accountSid ? found : null);

    public ValueTask<CallQueue?> FindByNameAsync(AccountSid accountSid, string friendlyName, CancellationToken cancellationToken) =>
        new(_byName.TryGetValue((accountSid, friendlyName), out var sid) ? _queues.GetValueOrDefault(sid) : null);

    public ValueTask<int> CountAsync(AccountSid accountSid, CancellationToken cancellationToken) => new(_counts.GetValueOrDefault(accountSid));

    public Task<Page<CallQueue>> ListAsync(AccountSid accountSid, PageRequest page, CancellationToken cancellationToken) =>
        _database.ReadAsync(session => Map.List().Where("account_sid = {0}", accountSid.Value).Read(session, Map.Read, page), cancellationToken).AsTask();

    public Task<bool> SaveAsync(CallQueue queue, CancellationToken cancellationToken)
    {
        CallQueue? formerly = null;
        return _database.WriteAsync(
            session =>
            {
                if (session.Scalar("SELECT sid FROM call_queues WHERE account_sid = $1 AND friendly_name = $2 AND sid <> $3", queue.AccountSid.Value, queue.FriendlyName, queue.Sid.Value) is not null)
                {
                    return false;
                }

                formerly = Map.Find(session, queue.Sid.Value, queue.AccountSid.Value);
                Map.Save(session, queue);
                return true;
            },
            saved =>
            {
                if (saved)
                {
                    Remember(queue, formerly);
                }
            },
            cancellationToken);
    }

    public async Task<bool> DeleteAsync(AccountSid accountSid, QueueSid sid, CancellationToken cancellationToken)
    {
        var removed = await _database.WriteAsync(
            session => Map.Find(session, sid.Value, accountSid.Value) is { } found && Map.Delete(session, sid.Value, accountSid.Value) ? found : null,
            found =>
            {
                if (found is not null)
                {
                    _queues.TryRemove(found.Sid, out _);
                    _byName.TryRemove((found.AccountSid, found.FriendlyName), out _);
                    _counts.AddOrUpdate(found.AccountSid, 0, static (_, count) => count - 1);
                }
            },
            cancellationToken);
        return removed is not null;
    }

    public Task SaveStayAsync(QueueStay stay, CancellationToken cancellationToken) =>
        _database.WriteAsync(
            session => session.Execute(
                $"INSERT INTO queue_stays ({StayColumns}) VALUES ($1, $2, $3, $4, $5, $6, $7) ON CONFLICT (call_sid, entered_at) DO UPDATE "
                + "SET task_sid = excluded.task_sid, left_at = excluded.left_at, result = excluded.result",
                stay.CallSid.Value,
                stay.AccountSid.Value,
                stay.QueueSid.Value,
                stay.TaskSid?.Value,
                Instants.ToMicroseconds(stay.EnteredAt),
                Instants.ToMicroseconds(stay.LeftAt),
                stay.Result),
            committed: null,
            cancellationToken);

    public Task<ImmutableArray<QueueStay>> ListStaysAsync(AccountSid accountSid, CallSid callSid, CancellationToken cancellationToken) =>
        _database.ReadAsync<ImmutableArray<QueueStay>>(
            session => [.. session.Query($"SELECT {StayColumns} FROM queue_stays WHERE call_sid = $1 AND account_sid = $2 ORDER BY entered_at", ReadStay, callSid.Value, accountSid.Value)],
            cancellationToken).AsTask();

    public Task<ImmutableArray<QueueStay>> CloseInterruptedAsync(DateTimeOffset at, string result, CancellationToken cancellationToken) =>
        _database.WriteAsync<ImmutableArray<QueueStay>>(
            session => [.. session.Query($"UPDATE queue_stays SET left_at = $1, result = $2 WHERE left_at IS NULL RETURNING {StayColumns}", ReadStay, Instants.ToMicroseconds(at), result)],
            committed: null,
            cancellationToken);

    private static QueueStay ReadStay(RowReader row) => new()
    {
        CallSid = row.Sid<CallSid>(),
        AccountSid = row.Sid<AccountSid>(),
        QueueSid = row.Sid<QueueSid>(),
        TaskSid = row.SidOrNull<TaskSid>(),
        EnteredAt = row.Instant(),
        LeftAt = row.InstantOrNull(),
        Result = row.TextOrNull(),
    };

    private void Remember(CallQueue queue, CallQueue? formerly)
    {
        if (formerly is null)
        {
            _counts.AddOrUpdate(queue.AccountSid, 1, static (_, count) => count + 1);
        }
        else if (formerly.FriendlyName != queue.FriendlyName)
        {
            _byName.TryRemove((formerly.AccountSid, formerly.FriendlyName), out _);
        }

        _queues[queue.Sid] = queue;
        _byName[(queue.AccountSid, queue.FriendlyName)] = queue.Sid;
    }
}
