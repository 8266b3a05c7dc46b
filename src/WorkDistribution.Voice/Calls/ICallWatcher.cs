using WorkDistribution.Core.Identity;

namespace WorkDistribution.Voice.Calls;

/// <summary>Follows one call that it asked for: work distribution, whose reservations are accepted by an answer.</summary>
public interface ICallWatcher
{
    /// <summary>Asked when the call was answered, before its instructions are followed.</summary>
    /// <param name="call">The call.</param>
    /// <param name="gone">The call is gone.</param>
    /// <returns>false to hang up.</returns>
    ValueTask<bool> AnsweredAsync(CallSid call, CancellationToken gone);

    /// <summary>The call is over; told once. Must return at once and never throw.</summary>
    /// <param name="call">As it ended.</param>
    void Ended(CallRecord call);
}
