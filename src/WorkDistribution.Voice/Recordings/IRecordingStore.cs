using WorkDistribution.Core.Identity;
using WorkDistribution.Core.Paging;

namespace WorkDistribution.Voice.Recordings;

/// <summary>Keeps recordings' records and knows where their audio lies. Implemented in Storage.</summary>
public interface IRecordingStore
{
    /// <summary>The file a recording is written to and read from; its folder exists.</summary>
    string PathOf(AccountSid accountSid, RecordingSid sid);

    /// <summary>One recording of an account; null when there is none.</summary>
    Task<RecordingRecord?> FindAsync(AccountSid accountSid, RecordingSid sid, CancellationToken cancellationToken);

    /// <summary>Recordings of an account, newest first; call, conference and dates narrow it, null means any.</summary>
    Task<Page<RecordingRecord>> ListAsync(AccountSid accountSid, CallSid? callSid, ConferenceSid? conferenceSid, DateTimeOffset? createdFrom, DateTimeOffset? createdBefore, PageRequest page, CancellationToken cancellationToken);

    /// <summary>Adds or replaces.</summary>
    Task SaveAsync(RecordingRecord recording, CancellationToken cancellationToken);

    /// <summary>Removes record and audio; false when there was none.</summary>
    Task<bool> DeleteAsync(AccountSid accountSid, RecordingSid sid, CancellationToken cancellationToken);

    /// <summary>At start: recordings cut off by a crash are completed with the length their file has; gives their number.</summary>
    Task<int> CloseInterruptedAsync(DateTimeOffset at, CancellationToken cancellationToken);
}
