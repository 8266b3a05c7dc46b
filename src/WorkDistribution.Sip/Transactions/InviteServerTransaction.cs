using WorkDistribution.Sip.Transport;

namespace WorkDistribution.Sip.Transactions;

/// <summary>An INVITE server transaction.</summary>
internal sealed class InviteServerTransaction(TransactionLayer layer, SipEnvelope envelope, TransactionKey key)
    : ServerTransaction(layer, envelope, key)
{
    private InviteServerState _state = InviteServerState.Proceeding;

    /// <inheritdoc/>
    protected override bool IsTerminated => _state == InviteServerState.Terminated;

    /// <inheritdoc/>
    protected override TransactionEffects Step(ServerInput input)
    {
        (_state, var effects) = InviteServerMachine.Step(_state, input, IsReliable);
        return effects;
    }
}
