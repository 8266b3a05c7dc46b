using WorkDistribution.Sip.Transport;

namespace WorkDistribution.Sip.Transactions;

/// <summary>A server transaction of any other method.</summary>
internal sealed class NonInviteServerTransaction(TransactionLayer layer, SipEnvelope envelope, TransactionKey key)
    : ServerTransaction(layer, envelope, key)
{
    private NonInviteServerState _state = NonInviteServerState.Trying;

    /// <inheritdoc/>
    protected override bool IsTerminated => _state == NonInviteServerState.Terminated;

    /// <inheritdoc/>
    protected override TransactionEffects Step(ServerInput input)
    {
        (_state, var effects) = NonInviteServerMachine.Step(_state, input, IsReliable);
        return effects;
    }
}
