using WorkDistribution.Sip.Messages;

namespace WorkDistribution.Sip.Transactions;

/// <summary>An INVITE client transaction.</summary>
internal sealed class InviteClientTransaction(TransactionLayer layer, SipRequest request, ClientRoute route, string branch, IClientTransactionUser user)
    : ClientTransaction(layer, request, route, branch, user)
{
    private InviteClientState _state = InviteClientState.Calling;

    /// <inheritdoc/>
    protected override bool IsTerminated => _state == InviteClientState.Terminated;

    /// <inheritdoc/>
    protected override TransactionEffects Step(ClientInput input)
    {
        (_state, var effects) = InviteClientMachine.Step(_state, input, IsReliable);
        return effects;
    }

    /// <inheritdoc/>
    protected override void Reset() => _state = InviteClientState.Calling;
}
