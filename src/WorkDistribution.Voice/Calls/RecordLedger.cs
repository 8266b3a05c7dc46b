using Microsoft.Extensions.Logging;

namespace WorkDistribution.Voice.Calls;

/// <summary>Keeps the record of one call or conference in the store: one save at a time, and only the newest of those that wait. Never fails what it keeps.</summary>
/// <typeparam name="TRecord">The record.</typeparam>
/// <param name="save">Puts a record into the store.</param>
/// <param name="subject">Whose it is, for the log.</param>
/// <param name="log">Where failures are logged.</param>
internal sealed class RecordLedger<TRecord>(Func<TRecord, CancellationToken, Task> save, string subject, ILogger log)
    where TRecord : class
{
    private readonly Lock _gate = new();
    private TRecord? _waiting;
    private Task _saving = Task.CompletedTask;

    /// <summary>Saves the record as soon as the save in hand has ended. Returns at once.</summary>
    public void Save(TRecord record)
    {
        lock (_gate)
        {
            _waiting = record;
            if (_saving.IsCompleted)
            {
                _saving = SaveWaitingAsync();
            }
        }
    }

    /// <summary>Ends when everything given so far is on disk (or could not be written, which is logged).</summary>
    public async Task FlushAsync()
    {
        while (true)
        {
            Task saving;
            lock (_gate)
            {
                saving = _saving;
                if (saving.IsCompleted && _waiting is null)
                {
                    return;
                }
            }

            await saving;
        }
    }

    private async Task SaveWaitingAsync()
    {
        await Task.Yield();
        while (Take() is { } record)
        {
            try
            {
                await save(record, CancellationToken.None);
            }
#pragma warning disable CA1031 // A store that fails must not end a conversation: logged, and the next save brings the whole record.
            catch (Exception exception)
#pragma warning restore CA1031
            {
                VoiceLog.RecordNotKept(log, exception, subject);
            }
        }
    }

    private TRecord? Take()
    {
        lock (_gate)
        {
            var record = _waiting;
            _waiting = null;
            if (record is null)
            {
                _saving = Task.CompletedTask;
            }

            return record;
        }
    }
}
