using static WorkDistribution.Sip.Transactions.NonInviteServerState;
using static WorkDistribution.Sip.Transactions.ServerInput;
using static WorkDistribution.Sip.Transactions.TransactionEffects;

namespace WorkDistribution.Sip.Transactions;

/// <summary>The non-INVITE server transaction: RFC 3261 section 17.2.2. Pure.</summary>
internal static class NonInviteServerMachine
{
    /// <summary>The next state and what to do.</summary>
    /// <param name="state">Where it is.</param>
    /// <param name="input">What happened.</param>
    /// <param name="reliable">true over TCP: no waiting for late copies.</param>
    public static (NonInviteServerState State, TransactionEffects Effects) Step(NonInviteServerState state, ServerInput input, bool reliable) => (state, input) switch
    {
        (Trying or Proceeding, SendProvisional) => (Proceeding, Transmit),
        (Trying or Proceeding, SendSuccess or SendFailure) when reliable => (Terminated, Transmit),
        (Trying or Proceeding, SendSuccess or SendFailure) => (Completed, Transmit | StartLife64T1),
        (Proceeding or Completed, Retransmission) => (state, Transmit),
        (Proceeding or Completed, TransportError) => (Terminated, StopLife | ReportFailure),
        (Completed, LifeTimer) => (Terminated, None),
        _ => (state, None),
    };
}
