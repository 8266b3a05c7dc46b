using WorkDistribution.Sip.Messages;

namespace WorkDistribution.Sip.Transactions;

/// <summary>A client transaction of any other method.</summary>
internal sealed class NonInviteClientTransaction(TransactionLayer layer, SipRequest request, ClientRoute route, string branch, IClientTransactionUser user)
    : ClientTransaction(layer, request, route, branch, user)
{
    private NonInviteClientState _state = NonInviteClientState.Trying;

    /// <inheritdoc/>
    protected override bool IsTerminated => _state == NonInviteClientState.Terminated;

    /// <inheritdoc/>
    protected override TransactionEffects Step(ClientInput input)
    {
        (_state, var effects) = NonInviteClientMachine.Step(_state, input, IsReliable);
        return effects;
    }

    /// <inheritdoc/>
    protected override void Reset() => _state = NonInviteClientState.Trying;
}
