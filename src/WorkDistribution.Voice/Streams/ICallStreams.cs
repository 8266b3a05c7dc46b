using WorkDistribution.Core.Identity;

namespace WorkDistribution.Voice.Streams;

/// <summary>What REST does to the streams of live calls. Implemented in Voice, used by Api.</summary>
public interface ICallStreams
{
    /// <summary>Starts a one-way stream on a call that is in progress.</summary>
    /// <param name="account">Whose call.</param>
    /// <param name="call">The call.</param>
    /// <param name="order">What is wanted.</param>
    StreamCommandOutcome Create(AccountSid account, CallSid call, StreamOrder order);

    /// <summary>Ends a stream; one that has ended stays so.</summary>
    /// <param name="account">Whose call.</param>
    /// <param name="call">The call.</param>
    /// <param name="nameOrSid">The stream's name or SID.</param>
    StreamCommandOutcome Stop(AccountSid account, CallSid call, string nameOrSid);
}
