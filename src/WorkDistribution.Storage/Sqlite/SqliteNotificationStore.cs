using WorkDistribution.Core.Identity;
using WorkDistribution.Core.Paging;
using WorkDistribution.Voice.Notifications;

namespace WorkDistribution.Storage.Sqlite;

/// <summary>Notifications, a bounded number an account.</summary>
internal sealed class SqliteNotificationStore(SqliteDatabase database) : INotificationStore
{
    /// <summary>Old entries are removed once in so many additions: counting them each time would cost more than keeping a few too many.</summary>
    private const int AddsPerSweep = 64;

    private static readonly TableMap<Notification> Map = new(
        "notifications",
        "sid, account_sid, call_sid, error_code, log, message_text, line, column_number, request_url, request_method, request_variables, response_headers, response_body, message_date",
        static row => new Notification
        {
            Sid = row.Sid<NotificationSid>(),
            AccountSid = row.Sid<AccountSid>(),
            CallSid = row.SidOrNull<CallSid>(),
            ErrorCode = row.Number(),
            Log = row.Number(),
            MessageText = row.Text(),
            Line = row.NumberOrNull(),
            Column = row.NumberOrNull(),
            RequestUrl = row.TextOrNull(),
            RequestMethod = row.TextOrNull(),
            RequestVariables = row.TextOrNull(),
            ResponseHeaders = row.TextOrNull(),
            ResponseBody = row.TextOrNull(),
            MessageDate = row.Instant(),
        },
        static notification =>
        [
            notification.Sid.Value, notification.AccountSid.Value, notification.CallSid?.Value, notification.ErrorCode, notification.Log,
            notification.MessageText, notification.Line, notification.Column, notification.RequestUrl, notification.RequestMethod,
            notification.RequestVariables, notification.ResponseHeaders, notification.ResponseBody, Instants.ToMicroseconds(notification.MessageDate),
        ]);

    // Touched by the writer's thread only.
    private readonly Dictionary<AccountSid, int> _added = [];

    public Task AddAsync(Notification notification, CancellationToken cancellationToken) =>
        database.WriteAsync(
            session =>
            {
                Map.Save(session, notification);
                var added = _added.GetValueOrDefault(notification.AccountSid) + 1;
                if (added % AddsPerSweep == 0)
                {
                    Sweep(session, notification.AccountSid);
                    added = 0;
                }

                _added[notification.AccountSid] = added;
                return true;
            },
            committed: null,
            cancellationToken);

    public async Task<Notification?> FindAsync(AccountSid accountSid, NotificationSid sid, CancellationToken cancellationToken) =>
        await database.ReadAsync(session => Map.Find(session, sid.Value, accountSid.Value), cancellationToken);

    public Task<Page<Notification>> ListAsync(AccountSid accountSid, CallSid? callSid, int? log, DateTimeOffset? from, DateTimeOffset? before, PageRequest page, CancellationToken cancellationToken) =>
        database.ReadAsync(
            session => Map.List()
                .Where("account_sid = {0}", accountSid.Value)
                .Where("call_sid = {0}", callSid?.Value)
                .Where("log = {0}", log)
                .Where("message_date >= {0}", Instants.ToMicroseconds(from))
                .Where("message_date < {0}", Instants.ToMicroseconds(before))
                .Read(session, Map.Read, page),
            cancellationToken).AsTask();

    private void Sweep(SqliteSession session, AccountSid accountSid) =>
        session.Execute(
            "DELETE FROM notifications WHERE account_sid = $1 AND seq <= (SELECT seq FROM notifications WHERE account_sid = $1 ORDER BY seq DESC LIMIT 1 OFFSET $2)",
            accountSid.Value,
            database.Options.NotificationsKept);
}
