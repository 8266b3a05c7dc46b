using WorkDistribution.Core.Identity;
using WorkDistribution.Core.Paging;

namespace WorkDistribution.Voice.Transcriptions;

/// <summary>Keeps transcriptions of recordings. Implemented in Storage.</summary>
public interface ITranscriptionStore
{
    /// <summary>One transcription of an account; null when there is none.</summary>
    Task<TranscriptionRecord?> FindAsync(AccountSid accountSid, TranscriptionSid sid, CancellationToken cancellationToken);

    /// <summary>Transcriptions of an account, newest first, of one recording or (null) any.</summary>
    Task<Page<TranscriptionRecord>> ListAsync(AccountSid accountSid, RecordingSid? recordingSid, PageRequest page, CancellationToken cancellationToken);

    /// <summary>Adds or replaces.</summary>
    Task SaveAsync(TranscriptionRecord transcription, CancellationToken cancellationToken);

    /// <summary>Removes it; false when there was none.</summary>
    Task<bool> DeleteAsync(AccountSid accountSid, TranscriptionSid sid, CancellationToken cancellationToken);

    /// <summary>At start: those that a stop cut off have failed; gives their number.</summary>
    Task<int> CloseInterruptedAsync(DateTimeOffset at, CancellationToken cancellationToken);
}
