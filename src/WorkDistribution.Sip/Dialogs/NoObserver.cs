using WorkDistribution.Sip.Messages;
using WorkDistribution.Sip.Transfers;

namespace WorkDistribution.Sip.Dialogs;

/// <summary>Stands in until a session has its observer.</summary>
internal sealed class NoObserver : IInviteSessionObserver
{
    /// <summary>The only one.</summary>
    public static readonly NoObserver Instance = new();

    /// <inheritdoc/>
    public void OnProgress(SipResponse response)
    {
    }

    /// <inheritdoc/>
    public void OnAnswered(SipResponse response)
    {
    }

    /// <inheritdoc/>
    public void OnConfirmed(SipRequest ack)
    {
    }

    /// <inheritdoc/>
    public void OnOffer(ReadOnlyMemory<byte> body)
    {
    }

    /// <inheritdoc/>
    public void OnOfferAnswered(int status, ReadOnlyMemory<byte> body)
    {
    }

    /// <inheritdoc/>
    public void OnInfo(string contentType, ReadOnlyMemory<byte> body)
    {
    }

    /// <inheritdoc/>
    public void OnRefer(IReferRequest refer) => refer.Reject();

    /// <inheritdoc/>
    public void OnReferAnswered(int status)
    {
    }

    /// <inheritdoc/>
    public void OnReferNotified(int? status, bool isOver)
    {
    }

    /// <inheritdoc/>
    public void OnEnded(SessionEnd end)
    {
    }
}
