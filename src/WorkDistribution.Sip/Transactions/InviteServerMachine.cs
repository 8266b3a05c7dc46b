using static WorkDistribution.Sip.Transactions.InviteServerState;
using static WorkDistribution.Sip.Transactions.ServerInput;
using static WorkDistribution.Sip.Transactions.TransactionEffects;

namespace WorkDistribution.Sip.Transactions;

/// <summary>The INVITE server transaction: RFC 3261 section 17.2.1 with the Accepted state of RFC 6026 section 7.1. Pure.</summary>
internal static class InviteServerMachine
{
    /// <summary>The next state and what to do.</summary>
    /// <param name="state">Where it is.</param>
    /// <param name="input">What happened.</param>
    /// <param name="reliable">true over TCP: no retransmissions, no waiting for late copies.</param>
    public static (InviteServerState State, TransactionEffects Effects) Step(InviteServerState state, ServerInput input, bool reliable) => (state, input) switch
    {
        (Proceeding, Retransmission) => (Proceeding, Transmit),
        (Proceeding, SendProvisional) => (Proceeding, Transmit),
        (Proceeding, SendSuccess) => (Accepted, Transmit | StartLife64T1),
        (Proceeding, SendFailure) => (Completed, Transmit | StartLife64T1 | (reliable ? None : StartRetransmit)),
        (Proceeding or Completed, TransportError) => (Terminated, StopRetransmit | StopLife | ReportFailure),
        (Completed, Retransmission) => (Completed, Transmit),
        (Completed, RetransmitTimer) => (Completed, Transmit | BackOffRetransmit),
        (Completed, ServerInput.Ack) when reliable => (Terminated, StopRetransmit | StopLife),
        (Completed, ServerInput.Ack) => (Confirmed, StopRetransmit | StartLifeT4),
        (Completed, LifeTimer) => (Terminated, StopRetransmit | ReportTimeout),
        (Confirmed, LifeTimer) => (Terminated, None),
        (Accepted, SendSuccess) => (Accepted, Transmit),
        (Accepted, ServerInput.Ack) => (Accepted, Deliver),
        (Accepted, LifeTimer) => (Terminated, None),
        _ => (state, None),
    };
}
