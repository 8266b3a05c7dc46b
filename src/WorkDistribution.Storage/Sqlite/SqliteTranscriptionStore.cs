using WorkDistribution.Core.Identity;
using WorkDistribution.Core.Paging;
using WorkDistribution.Voice.Transcriptions;

namespace WorkDistribution.Storage.Sqlite;

/// <summary>Transcriptions of recordings.</summary>
internal sealed class SqliteTranscriptionStore(SqliteDatabase database) : ITranscriptionStore
{
    private static readonly TableMap<TranscriptionRecord> Map = new(
        "transcriptions",
        "sid, account_sid, recording_sid, status, text, duration, date_created, date_updated",
        static row => new TranscriptionRecord
        {
            Sid = row.Sid<TranscriptionSid>(),
            AccountSid = row.Sid<AccountSid>(),
            RecordingSid = row.Sid<RecordingSid>(),
            Status = row.Text(),
            Text = row.Text(),
            Duration = row.Number(),
            DateCreated = row.Instant(),
            DateUpdated = row.Instant(),
        },
        static transcription =>
        [
            transcription.Sid.Value, transcription.AccountSid.Value, transcription.RecordingSid.Value, transcription.Status, transcription.Text,
            transcription.Duration, Instants.ToMicroseconds(transcription.DateCreated), Instants.ToMicroseconds(transcription.DateUpdated),
        ]);

    public async Task<TranscriptionRecord?> FindAsync(AccountSid accountSid, TranscriptionSid sid, CancellationToken cancellationToken) =>
        await database.ReadAsync(session => Map.Find(session, sid.Value, accountSid.Value), cancellationToken);

    public Task<Page<TranscriptionRecord>> ListAsync(AccountSid accountSid, RecordingSid? recordingSid, PageRequest page, CancellationToken cancellationToken) =>
        database.ReadAsync(
            session => Map.List()
                .Where("account_sid = {0}", accountSid.Value)
                .Where("recording_sid = {0}", recordingSid?.Value)
                .Read(session, Map.Read, page),
            cancellationToken).AsTask();

    public Task SaveAsync(TranscriptionRecord transcription, CancellationToken cancellationToken) =>
        database.WriteAsync(
            session =>
            {
                Map.Save(session, transcription);
                return true;
            },
            committed: null,
            cancellationToken);

    public Task<bool> DeleteAsync(AccountSid accountSid, TranscriptionSid sid, CancellationToken cancellationToken) =>
        database.WriteAsync(session => Map.Delete(session, sid.Value, accountSid.Value), committed: null, cancellationToken);

    public Task<int> CloseInterruptedAsync(DateTimeOffset at, CancellationToken cancellationToken) =>
        database.WriteAsync(
            session => session.Execute("UPDATE transcriptions SET status = 'failed', date_updated = $1 WHERE status = 'in-progress'", Instants.ToMicroseconds(at)),
            committed: null,
            cancellationToken);
}
