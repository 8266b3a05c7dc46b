using System.Collections.Concurrent;
using Microsoft.Extensions.Logging;
using WorkDistribution.Core.Identity;
using WorkDistribution.Core.Paging;
using WorkDistribution.Voice.Recordings;

namespace WorkDistribution.Storage.Sqlite;

/// <summary>Recordings' records; their audio lies in recordings/AC.../RE....wav of the data folder.</summary>
internal sealed class SqliteRecordingStore(SqliteDatabase database) : IRecordingStore
{
    private static readonly TableMap<RecordingRecord> Map = new(
        "recordings",
        "sid, account_sid, call_sid, conference_sid, status, channels, source, track, duration, bytes, error_code, start_time, date_created, date_updated",
        static row => new RecordingRecord
        {
            Sid = row.Sid<RecordingSid>(),
            AccountSid = row.Sid<AccountSid>(),
            CallSid = row.Sid<CallSid>(),
            ConferenceSid = row.SidOrNull<ConferenceSid>(),
            Status = row.Text(),
            Channels = row.Number(),
            Source = row.Text(),
            Track = row.Text(),
            Duration = row.NumberOrNull(),
            Bytes = row.Long(),
            ErrorCode = row.NumberOrNull(),
            StartTime = row.Instant(),
            DateCreated = row.Instant(),
            DateUpdated = row.Instant(),
        },
        static recording =>
        [
            recording.Sid.Value, recording.AccountSid.Value, recording.CallSid.Value, recording.ConferenceSid?.Value, recording.Status, recording.Channels, recording.Source,
            recording.Track, recording.Duration, recording.Bytes, recording.ErrorCode, Instants.ToMicroseconds(recording.StartTime),
            Instants.ToMicroseconds(recording.DateCreated), Instants.ToMicroseconds(recording.DateUpdated),
        ]);

    private readonly ConcurrentDictionary<AccountSid, string> _folders = new();

    public string PathOf(AccountSid accountSid, RecordingSid sid) => Path.Combine(FolderOf(accountSid), sid.Value + ".wav");

    public async Task<RecordingRecord?> FindAsync(AccountSid accountSid, RecordingSid sid, CancellationToken cancellationToken) =>
        await database.ReadAsync(session => Map.Find(session, sid.Value, accountSid.Value), cancellationToken);

    public Task<Page<RecordingRecord>> ListAsync(AccountSid accountSid, CallSid? callSid, ConferenceSid? conferenceSid, DateTimeOffset? createdFrom, DateTimeOffset? createdBefore, PageRequest page, CancellationToken cancellationToken) =>
        database.ReadAsync(
            session => Map.List()
                .Where("account_sid = {0}", accountSid.Value)
                .Where("call_sid = {0}", callSid?.Value)
                .Where("conference_sid = {0}", conferenceSid?.Value)
                .Where("date_created >= {0}", Instants.ToMicroseconds(createdFrom))
                .Where("date_created < {0}", Instants.ToMicroseconds(createdBefore))
                .Read(session, Map.Read, page),
            cancellationToken).AsTask();

    public Task SaveAsync(RecordingRecord recording, CancellationToken cancellationToken) =>
        database.WriteAsync(
            session =>
            {
                Map.Save(session, recording);
                return true;
            },
            committed: null,
            cancellationToken);

    public async Task<bool> DeleteAsync(AccountSid accountSid, RecordingSid sid, CancellationToken cancellationToken)
    {
        // The record goes first: audio without a record is rubbish on the disk, a record without audio would be a lie.
        if (!await database.WriteAsync(session => Map.Delete(session, sid.Value, accountSid.Value), committed: null, cancellationToken))
        {
            return false;
        }

        try
        {
            File.Delete(PathOf(accountSid, sid));
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            StorageLog.AudioNotRemoved(database.Logger, sid.Value, exception);
        }

        return true;
    }

    public async Task<int> CloseInterruptedAsync(DateTimeOffset at, CancellationToken cancellationToken)
    {
        var interrupted = await database.ReadAsync(
            static session => session.Query($"SELECT {Map.Columns} FROM recordings WHERE status IN ('in-progress', 'paused', 'processing')", Map.Read),
            cancellationToken);
        foreach (var recording in interrupted)
        {
            var audio = InterruptedWav.Mend(PathOf(recording.AccountSid, recording.Sid));
            await SaveAsync(
                recording with
                {
                    Status = audio is null ? "failed" : "completed",
                    Duration = audio?.Seconds ?? 0,
                    Bytes = audio?.Bytes ?? 0,
                    DateUpdated = at,
                },
                cancellationToken);
        }

        return interrupted.Count;
    }

    private string FolderOf(AccountSid accountSid) => _folders.GetOrAdd(
        accountSid,
        static (sid, root) =>
        {
            var folder = Path.Combine(root, sid.Value);
            DataDirectory.MakeFolder(folder);
            return folder;
        },
        database.Recordings);
}
