using WorkDistribution.Core.Identity;
using WorkDistribution.Core.Paging;
using WorkDistribution.Voice.Calls;

namespace WorkDistribution.Storage.Sqlite;

/// <summary>Call records.</summary>
internal sealed class SqliteCallStore(SqliteDatabase database) : ICallStore
{
    // Filters that the index of live calls answers; CallStatus.Completed is 4 and everything from there on has ended.
    private const string Live = "status < 4";

    private static readonly TableMap<CallRecord> Map = new(
        "calls",
        "sid, account_sid, parent_call_sid, to_address, from_address, caller_name, phone_number_sid, direction, status, answered_by, forwarded_from, "
        + "date_created, date_updated, start_time, answer_time, end_time, queue_time, end_reason",
        static row => new CallRecord
        {
            Sid = row.Sid<CallSid>(),
            AccountSid = row.Sid<AccountSid>(),
            ParentCallSid = row.SidOrNull<CallSid>(),
            To = row.Text(),
            From = row.Text(),
            CallerName = row.TextOrNull(),
            PhoneNumberSid = row.SidOrNull<PhoneNumberSid>(),
            Direction = (CallDirection)row.Number(),
            Status = (CallStatus)row.Number(),
            AnsweredBy = row.TextOrNull(),
            ForwardedFrom = row.TextOrNull(),
            DateCreated = row.Instant(),
            DateUpdated = row.Instant(),
            StartTime = row.InstantOrNull(),
            AnswerTime = row.InstantOrNull(),
            EndTime = row.InstantOrNull(),
            QueueTime = TimeSpan.FromMicroseconds(row.Long()),
            EndReason = row.TextOrNull(),
        },
        static call =>
        [
            call.Sid.Value, call.AccountSid.Value, call.ParentCallSid?.Value, call.To, call.From, call.CallerName, call.PhoneNumberSid?.Value,
            (int)call.Direction, (int)call.Status, call.AnsweredBy, call.ForwardedFrom,
            Instants.ToMicroseconds(call.DateCreated), Instants.ToMicroseconds(call.DateUpdated), Instants.ToMicroseconds(call.StartTime),
            Instants.ToMicroseconds(call.AnswerTime), Instants.ToMicroseconds(call.EndTime), call.QueueTime.Ticks / TimeSpan.TicksPerMicrosecond, call.EndReason,
        ]);

    // A record is always replaced as a whole, but only these columns can differ from what was inserted: leaving the others, and so their
    // indexes, alone makes the second save of a call half as dear.
    private const string Update =
        "UPDATE calls SET caller_name = $3, status = $4, answered_by = $5, date_updated = $6, start_time = $7, answer_time = $8, end_time = $9, "
        + "queue_time = $10, end_reason = $11 WHERE sid = $1 AND account_sid = $2 AND to_address = $12 AND from_address = $13 "
        + "AND parent_call_sid IS $14 AND phone_number_sid IS $15 AND direction = $16 AND forwarded_from IS $17";

    public Task SaveAsync(CallRecord call, CancellationToken cancellationToken) =>
        database.WriteAsync(
            session =>
            {
                if (call.StartTime is null || !TryUpdate(session, call))
                {
                    Map.Save(session, call);
                }

                return true;
            },
            committed: null,
            cancellationToken);

    public async Task<CallRecord?> FindAsync(AccountSid accountSid, CallSid sid, CancellationToken cancellationToken) =>
        await database.ReadAsync(session => Map.Find(session, sid.Value, accountSid.Value), cancellationToken);

    public Task<Page<CallRecord>> ListAsync(AccountSid accountSid, CallFilter filter, PageRequest page, CancellationToken cancellationToken) =>
        database.ReadAsync(
            session => Map.List()
                .Where("account_sid = {0}", accountSid.Value)
                .Where("to_address = {0}", filter.To)
                .Where("from_address = {0}", filter.From)
                .Where("parent_call_sid = {0}", filter.ParentCallSid?.Value)
                .Where(filter.Status < CallStatus.Completed ? Live + " AND " + Statuses(filter) : Statuses(filter), (int?)filter.Status)
                .Where("start_time >= {0}", Instants.ToMicroseconds(filter.StartedFrom))
                .Where("start_time < {0}", Instants.ToMicroseconds(filter.StartedBefore))
                .Where("end_time >= {0}", Instants.ToMicroseconds(filter.EndedFrom))
                .Where("end_time < {0}", Instants.ToMicroseconds(filter.EndedBefore))
                .Read(session, Map.Read, page),
            cancellationToken).AsTask();

    public Task<bool> DeleteAsync(AccountSid accountSid, CallSid sid, CancellationToken cancellationToken) =>
        database.WriteAsync(session => Map.Delete(session, sid.Value, accountSid.Value), committed: null, cancellationToken);

    public Task<int> CloseInterruptedAsync(DateTimeOffset at, string reason, CancellationToken cancellationToken) =>
        database.WriteAsync(
            session => session.Execute(
                "UPDATE calls SET status = CASE WHEN answer_time IS NULL THEN $1 ELSE $2 END, end_time = coalesce(end_time, $3), date_updated = $3, end_reason = $4 WHERE " + Live,
                (int)CallStatus.Failed,
                (int)CallStatus.Completed,
                Instants.ToMicroseconds(at),
                reason),
            committed: null,
            cancellationToken);

    /// <summary>Queued finds initiated too (1): one and the same to REST.</summary>
    private static string Statuses(CallFilter filter) => filter.Status == CallStatus.Queued ? "status IN ({0}, 1)" : "status = {0}";

    private static bool TryUpdate(SqliteSession session, CallRecord call) =>
        session.Execute(
            Update,
            call.Sid.Value,
            call.AccountSid.Value,
            call.CallerName,
            (int)call.Status,
            call.AnsweredBy,
            Instants.ToMicroseconds(call.DateUpdated),
            Instants.ToMicroseconds(call.StartTime),
            Instants.ToMicroseconds(call.AnswerTime),
            Instants.ToMicroseconds(call.EndTime),
            call.QueueTime.Ticks / TimeSpan.TicksPerMicrosecond,
            call.EndReason,
            call.To,
            call.From,
            call.ParentCallSid?.Value,
            call.PhoneNumberSid?.Value,
            (int)call.Direction,
            call.ForwardedFrom) > 0;
}
