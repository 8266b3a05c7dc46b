using WorkDistribution.Core.Identity;
using WorkDistribution.Core.Paging;
using WorkDistribution.Voice.Conferences;

namespace WorkDistribution.Storage.Sqlite;

/// <summary>Conference records.</summary>
internal sealed class SqliteConferenceStore(SqliteDatabase database) : IConferenceStore
{
    // What the index of live conferences answers; ConferenceStatus.Completed is 2.
    private const string Live = "status < 2";

    private static readonly TableMap<ConferenceRecord> Map = new(
        "conferences",
        "sid, account_sid, friendly_name, status, region, end_reason, ended_by, date_created, date_updated",
        static row => new ConferenceRecord
        {
            Sid = row.Sid<ConferenceSid>(),
            AccountSid = row.Sid<AccountSid>(),
            FriendlyName = row.Text(),
            Status = (ConferenceStatus)row.Number(),
            Region = row.Text(),
            EndReason = (ConferenceEndReason?)row.NumberOrNull(),
            CallSidEndingConference = row.SidOrNull<CallSid>(),
            DateCreated = row.Instant(),
            DateUpdated = row.Instant(),
        },
        static conference =>
        [
            conference.Sid.Value, conference.AccountSid.Value, conference.FriendlyName, (int)conference.Status, conference.Region, (int?)conference.EndReason,
            conference.CallSidEndingConference?.Value, Instants.ToMicroseconds(conference.DateCreated), Instants.ToMicroseconds(conference.DateUpdated),
        ]);

    public Task SaveAsync(ConferenceRecord conference, CancellationToken cancellationToken) =>
        database.WriteAsync(
            session =>
            {
                Map.Save(session, conference);
                return true;
            },
            committed: null,
            cancellationToken);

    public async Task<ConferenceRecord?> FindAsync(AccountSid accountSid, ConferenceSid sid, CancellationToken cancellationToken) =>
        await database.ReadAsync(session => Map.Find(session, sid.Value, accountSid.Value), cancellationToken);

    public Task<Page<ConferenceRecord>> ListAsync(AccountSid accountSid, ConferenceFilter filter, PageRequest page, CancellationToken cancellationToken) =>
        database.ReadAsync(
            session => Map.List()
                .Where("account_sid = {0}", accountSid.Value)
                .Where("friendly_name = {0}", filter.FriendlyName)
                .Where(filter.Status < ConferenceStatus.Completed ? Live + " AND status = {0}" : "status = {0}", (int?)filter.Status)
                .Where("date_created >= {0}", Instants.ToMicroseconds(filter.CreatedFrom))
                .Where("date_created < {0}", Instants.ToMicroseconds(filter.CreatedBefore))
                .Where("date_updated >= {0}", Instants.ToMicroseconds(filter.UpdatedFrom))
                .Where("date_updated < {0}", Instants.ToMicroseconds(filter.UpdatedBefore))
                .Read(session, Map.Read, page),
            cancellationToken).AsTask();

    public Task<int> CloseInterruptedAsync(DateTimeOffset at, CancellationToken cancellationToken) =>
        database.WriteAsync(
            session => session.Execute("UPDATE conferences SET status = $1, date_updated = $2 WHERE " + Live, (int)ConferenceStatus.Completed, Instants.ToMicroseconds(at)),
            committed: null,
            cancellationToken);
}
