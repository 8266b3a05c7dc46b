using WorkDistribution.Sip.Messages;
using WorkDistribution.Sip.Transactions;
using WorkDistribution.Sip.Transport;

namespace WorkDistribution.Sip.Dialogs;

/// <summary>The user of a client transaction whose outcome matters to nobody: CANCEL, the BYE of a fork.</summary>
internal sealed class SilentUser : IClientTransactionUser
{
    /// <summary>The only one.</summary>
    public static readonly SilentUser Instance = new();

    /// <inheritdoc/>
    public void OnResponse(ClientTransaction transaction, SipResponse response, SipEnvelope envelope)
    {
    }

    /// <inheritdoc/>
    public void OnTimeout(ClientTransaction transaction)
    {
    }

    /// <inheritdoc/>
    public void OnUnreachable(ClientTransaction transaction)
    {
    }
}
