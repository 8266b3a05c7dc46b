using static WorkDistribution.Sip.Transactions.ClientInput;
using static WorkDistribution.Sip.Transactions.InviteClientState;
using static WorkDistribution.Sip.Transactions.TransactionEffects;

namespace WorkDistribution.Sip.Transactions;

/// <summary>The INVITE client transaction: RFC 3261 section 17.1.1 with the Accepted state of RFC 6026 section 7.2. Pure.</summary>
internal static class InviteClientMachine
{
    /// <summary>The next state and what to do.</summary>
    /// <param name="state">Where it is.</param>
    /// <param name="input">What happened.</param>
    /// <param name="reliable">true over TCP: no retransmissions, no waiting for late copies.</param>
    public static (InviteClientState State, TransactionEffects Effects) Step(InviteClientState state, ClientInput input, bool reliable) => (state, input) switch
    {
        (Calling, Start) => (Calling, Transmit | StartLife64T1 | (reliable ? None : StartRetransmit)),
        (Calling, RetransmitTimer) => (Calling, Transmit | BackOffRetransmit),
        (Calling, LifeTimer) => (Terminated, StopRetransmit | ReportTimeout),
        (Calling or Proceeding, TransportError) => (Terminated, StopRetransmit | StopLife | ReportFailure),
        (Calling, Provisional) => (Proceeding, StopRetransmit | StopLife | Deliver),
        (Proceeding, Provisional) => (Proceeding, Deliver),
        (Calling or Proceeding, Success) => (Accepted, StopRetransmit | StartLife64T1 | Deliver),
        (Calling or Proceeding, Failure) when reliable => (Terminated, TransmitAck | StopRetransmit | StopLife | Deliver),
        (Calling or Proceeding, Failure) => (Completed, TransmitAck | StopRetransmit | StartLife32Seconds | Deliver),
        (Completed, Failure) => (Completed, TransmitAck),
        (Completed, LifeTimer) => (Terminated, None),
        (Completed, TransportError) => (Terminated, StopLife | ReportFailure),
        (Accepted, Success) => (Accepted, Deliver),
        (Accepted, LifeTimer) => (Terminated, None),
        _ => (state, None),
    };
}
