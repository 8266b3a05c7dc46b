using System.Collections.Concurrent;
using System.Collections.Immutable;
using WorkDistribution.Accounts.Accounts;
using WorkDistribution.Core.Identity;
using WorkDistribution.Core.Paging;
using WorkDistribution.Voice.Applications;
using WorkDistribution.Voice.Calls;
using WorkDistribution.Voice.Conferences;
using WorkDistribution.Voice.Notifications;
using WorkDistribution.Voice.Numbers;
using WorkDistribution.Voice.Recordings;
using WorkDistribution.Voice.Transcriptions;

namespace WorkDistribution.Voice.Tests.Fakes;

internal sealed class MemoryCalls : ICallStore
{
    private readonly ConcurrentDictionary<CallSid, CallRecord> _calls = new();

    public List<CallRecord> Saves { get; } = [];

    public IEnumerable<CallRecord> All => _calls.Values;

    public CallRecord this[CallSid sid] => _calls[sid];

    public Task SaveAsync(CallRecord call, CancellationToken cancellationToken)
    {
        lock (Saves)
        {
            Saves.Add(call);
        }

        _calls[call.Sid] = call;
        return Task.CompletedTask;
    }

    public Task<CallRecord?> FindAsync(AccountSid accountSid, CallSid sid, CancellationToken cancellationToken) => Task.FromResult(_calls.GetValueOrDefault(sid));

    public Task<Page<CallRecord>> ListAsync(AccountSid accountSid, CallFilter filter, PageRequest page, CancellationToken cancellationToken) =>
        Task.FromResult(new Page<CallRecord>([.. _calls.Values], null));

    public Task<bool> DeleteAsync(AccountSid accountSid, CallSid sid, CancellationToken cancellationToken) => Task.FromResult(_calls.TryRemove(sid, out _));

    public Task<int> CloseInterruptedAsync(DateTimeOffset at, string reason, CancellationToken cancellationToken) => Task.FromResult(0);
}

internal sealed class MemoryRecordings : IRecordingStore
{
    private readonly ConcurrentDictionary<RecordingSid, RecordingRecord> _recordings = new();

    public IEnumerable<RecordingRecord> All => _recordings.Values;

    /// <summary>What finding a place for the audio fails with; null for nothing.</summary>
    public Exception? Fault { get; set; }

    public string PathOf(AccountSid accountSid, RecordingSid sid) => Fault is { } fault ? throw fault : $"/recordings/{sid}.wav";

    public Task<RecordingRecord?> FindAsync(AccountSid accountSid, RecordingSid sid, CancellationToken cancellationToken) => Task.FromResult(_recordings.GetValueOrDefault(sid));

    public Task<Page<RecordingRecord>> ListAsync(AccountSid accountSid, CallSid? callSid, ConferenceSid? conferenceSid, DateTimeOffset? createdFrom, DateTimeOffset? createdBefore, PageRequest page, CancellationToken cancellationToken) =>
        Task.FromResult(new Page<RecordingRecord>([.. _recordings.Values], null));

    public Task SaveAsync(RecordingRecord recording, CancellationToken cancellationToken)
    {
        _recordings[recording.Sid] = recording;
        return Task.CompletedTask;
    }

    public Task<bool> DeleteAsync(AccountSid accountSid, RecordingSid sid, CancellationToken cancellationToken) => Task.FromResult(_recordings.TryRemove(sid, out _));

    public Task<int> CloseInterruptedAsync(DateTimeOffset at, CancellationToken cancellationToken) => Task.FromResult(0);
}

internal sealed class MemoryTranscriptions : ITranscriptionStore
{
    private readonly ConcurrentDictionary<TranscriptionSid, TranscriptionRecord> _transcriptions = new();

    public IEnumerable<TranscriptionRecord> All => _transcriptions.Values;

    public Task<TranscriptionRecord?> FindAsync(AccountSid accountSid, TranscriptionSid sid, CancellationToken cancellationToken) => Task.FromResult(_transcriptions.GetValueOrDefault(sid));

    public Task<Page<TranscriptionRecord>> ListAsync(AccountSid accountSid, RecordingSid? recordingSid, PageRequest page, CancellationToken cancellationToken) =>
        Task.FromResult(new Page<TranscriptionRecord>([.. _transcriptions.Values], null));

    public Task SaveAsync(TranscriptionRecord transcription, CancellationToken cancellationToken)
    {
        _transcriptions[transcription.Sid] = transcription;
        return Task.CompletedTask;
    }

    public Task<bool> DeleteAsync(AccountSid accountSid, TranscriptionSid sid, CancellationToken cancellationToken) => Task.FromResult(_transcriptions.TryRemove(sid, out _));

    public Task<int> CloseInterruptedAsync(DateTimeOffset at, CancellationToken cancellationToken) => Task.FromResult(0);
}

internal sealed class MemoryConferences : IConferenceStore
{
    private readonly ConcurrentDictionary<ConferenceSid, ConferenceRecord> _conferences = new();

    public IEnumerable<ConferenceRecord> All => _conferences.Values;

    public Task SaveAsync(ConferenceRecord conference, CancellationToken cancellationToken)
    {
        _conferences[conference.Sid] = conference;
        return Task.CompletedTask;
    }

    public Task<ConferenceRecord?> FindAsync(AccountSid accountSid, ConferenceSid sid, CancellationToken cancellationToken) => Task.FromResult(_conferences.GetValueOrDefault(sid));

    public Task<Page<ConferenceRecord>> ListAsync(AccountSid accountSid, ConferenceFilter filter, PageRequest page, CancellationToken cancellationToken) =>
        Task.FromResult(new Page<ConferenceRecord>([.. _conferences.Values], null));

    public Task<int> CloseInterruptedAsync(DateTimeOffset at, CancellationToken cancellationToken) => Task.FromResult(0);
}

internal sealed class MemoryNotifications : INotificationStore
{
    private readonly ConcurrentQueue<Notification> _entries = new();

    public IReadOnlyList<Notification> All => [.. _entries];

    public Task AddAsync(Notification notification, CancellationToken cancellationToken)
    {
        _entries.Enqueue(notification);
        return Task.CompletedTask;
    }

    public Task<Notification?> FindAsync(AccountSid accountSid, NotificationSid sid, CancellationToken cancellationToken) => Task.FromResult(_entries.FirstOrDefault(e => e.Sid == sid));

    public Task<Page<Notification>> ListAsync(AccountSid accountSid, CallSid? callSid, int? log, DateTimeOffset? from, DateTimeOffset? before, PageRequest page, CancellationToken cancellationToken) =>
        Task.FromResult(new Page<Notification>([.. _entries], null));
}

internal sealed class MemoryNumbers : IPhoneNumberStore
{
    public List<IncomingPhoneNumber> All { get; } = [];

    public ValueTask<IncomingPhoneNumber?> FindByNumberAsync(string phoneNumber, CancellationToken cancellationToken) =>
        ValueTask.FromResult(All.FirstOrDefault(n => n.PhoneNumber == phoneNumber));

    public Task<IncomingPhoneNumber?> FindAsync(AccountSid accountSid, PhoneNumberSid sid, CancellationToken cancellationToken) => Task.FromResult(All.FirstOrDefault(n => n.Sid == sid));

    public Task<Page<IncomingPhoneNumber>> ListAsync(AccountSid accountSid, string? phoneNumber, string? friendlyName, PageRequest page, CancellationToken cancellationToken) =>
        Task.FromResult(new Page<IncomingPhoneNumber>([.. All], null));

    public Task<bool> SaveAsync(IncomingPhoneNumber number, CancellationToken cancellationToken)
    {
        All.Add(number);
        return Task.FromResult(true);
    }

    public Task<bool> DeleteAsync(AccountSid accountSid, PhoneNumberSid sid, CancellationToken cancellationToken) => Task.FromResult(false);
}

internal sealed class MemoryAccounts : IAccountStore
{
    public Dictionary<AccountSid, Account> All { get; } = [];

    public ValueTask<Account?> FindAsync(AccountSid sid, CancellationToken cancellationToken) => ValueTask.FromResult(All.GetValueOrDefault(sid));

    public Task<Page<Account>> ListAsync(AccountSid within, string? friendlyName, AccountStatus? status, PageRequest page, CancellationToken cancellationToken) =>
        Task.FromResult(new Page<Account>([.. All.Values], null));

    public Task SaveAsync(Account account, CancellationToken cancellationToken)
    {
        All[account.Sid] = account;
        return Task.CompletedTask;
    }

    public Task<bool> AnyAsync(CancellationToken cancellationToken) => Task.FromResult(All.Count > 0);
}

internal sealed class MemoryApplications : IApplicationStore
{
    public List<VoiceApplication> All { get; } = [];

    public ValueTask<VoiceApplication?> FindAsync(AccountSid accountSid, ApplicationSid sid, CancellationToken cancellationToken) =>
        ValueTask.FromResult(All.FirstOrDefault(a => a.Sid == sid && a.AccountSid == accountSid));

    public Task<Page<VoiceApplication>> ListAsync(AccountSid accountSid, string? friendlyName, PageRequest page, CancellationToken cancellationToken) =>
        Task.FromResult(new Page<VoiceApplication>([.. All], null));

    public Task SaveAsync(VoiceApplication application, CancellationToken cancellationToken)
    {
        All.Add(application);
        return Task.CompletedTask;
    }

    public Task<bool> DeleteAsync(AccountSid accountSid, ApplicationSid sid, CancellationToken cancellationToken) => Task.FromResult(false);
}
