using static WorkDistribution.Sip.Transactions.ClientInput;
using static WorkDistribution.Sip.Transactions.NonInviteClientState;
using static WorkDistribution.Sip.Transactions.TransactionEffects;

namespace WorkDistribution.Sip.Transactions;

/// <summary>The non-INVITE client transaction: RFC 3261 section 17.1.2. Pure.</summary>
internal static class NonInviteClientMachine
{
    /// <summary>The next state and what to do.</summary>
    /// <param name="state">Where it is.</param>
    /// <param name="input">What happened.</param>
    /// <param name="reliable">true over TCP: no retransmissions, no waiting for late copies.</param>
    public static (NonInviteClientState State, TransactionEffects Effects) Step(NonInviteClientState state, ClientInput input, bool reliable) => (state, input) switch
    {
        (Trying, Start) => (Trying, Transmit | StartLife64T1 | (reliable ? None : StartRetransmit)),
        (Trying, RetransmitTimer) => (Trying, Transmit | BackOffRetransmit),
        (Proceeding, RetransmitTimer) => (Proceeding, Transmit | RetransmitAtT2),
        (Trying or Proceeding, LifeTimer) => (Terminated, StopRetransmit | ReportTimeout),
        (Trying or Proceeding, TransportError) => (Terminated, StopRetransmit | StopLife | ReportFailure),
        (Trying, Provisional) => (Proceeding, (reliable ? None : RetransmitAtT2) | Deliver),
        (Proceeding, Provisional) => (Proceeding, Deliver),
        (Trying or Proceeding, Success or Failure) when reliable => (Terminated, StopRetransmit | StopLife | Deliver),
        (Trying or Proceeding, Success or Failure) => (Completed, StopRetransmit | StartLifeT4 | Deliver),
        (Completed, LifeTimer) => (Terminated, None),
        _ => (state, None),
    };
}
