using WorkDistribution.Core.Identity;

namespace WorkDistribution.Voice.Transcriptions;

/// <summary>What REST does to the live transcriptions of calls. Implemented in Voice, used by Api.</summary>
public interface ILiveTranscriptions
{
    /// <summary>Begins one on a call that is in progress.</summary>
    /// <param name="account">Whose call.</param>
    /// <param name="call">The call.</param>
    /// <param name="order">What is wanted.</param>
    LiveTranscriptionOutcome Create(AccountSid account, CallSid call, LiveTranscriptionOrder order);

    /// <summary>Ends one; what was said until now is still told.</summary>
    /// <param name="account">Whose call.</param>
    /// <param name="call">The call.</param>
    /// <param name="nameOrSid">Its name or SID.</param>
    LiveTranscriptionOutcome Stop(AccountSid account, CallSid call, string nameOrSid);
}
