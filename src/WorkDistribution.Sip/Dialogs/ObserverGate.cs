using Microsoft.Extensions.Logging;
using WorkDistribution.Sip.Messages;
using WorkDistribution.Sip.Transfers;

namespace WorkDistribution.Sip.Dialogs;

/// <summary>Stands before a session's observer: nothing passes after the end, the end passes once, and an observer that throws harms nobody but itself.</summary>
internal sealed class ObserverGate(IInviteSessionObserver observer, string callId, ILogger logger) : IInviteSessionObserver
{
    private bool _ended;

    /// <inheritdoc/>
    public void OnProgress(SipResponse response) => Tell(nameof(OnProgress), o => o.OnProgress(response));

    /// <inheritdoc/>
    public void OnAnswered(SipResponse response) => Tell(nameof(OnAnswered), o => o.OnAnswered(response));

    /// <inheritdoc/>
    public void OnConfirmed(SipRequest ack) => Tell(nameof(OnConfirmed), o => o.OnConfirmed(ack));

    /// <inheritdoc/>
    public void OnOffer(ReadOnlyMemory<byte> body) => Tell(nameof(OnOffer), o => o.OnOffer(body));

    /// <inheritdoc/>
    public void OnOfferAnswered(int status, ReadOnlyMemory<byte> body) => Tell(nameof(OnOfferAnswered), o => o.OnOfferAnswered(status, body));

    /// <inheritdoc/>
    public void OnInfo(string contentType, ReadOnlyMemory<byte> body) => Tell(nameof(OnInfo), o => o.OnInfo(contentType, body));

    /// <inheritdoc/>
    public void OnRefer(IReferRequest refer) => Tell(nameof(OnRefer), o => o.OnRefer(refer));

    /// <inheritdoc/>
    public void OnReferAnswered(int status) => Tell(nameof(OnReferAnswered), o => o.OnReferAnswered(status));

    /// <inheritdoc/>
    public void OnReferNotified(int? status, bool isOver) => Tell(nameof(OnReferNotified), o => o.OnReferNotified(status, isOver));

    /// <inheritdoc/>
    public void OnEnded(SessionEnd end)
    {
        var first = !_ended;
        if (first)
        {
            Tell(nameof(OnEnded), o => o.OnEnded(end));
            _ended = true;
        }
    }

    private void Tell(string method, Action<IInviteSessionObserver> tell)
    {
        if (_ended)
        {
            return;
        }

        try
        {
            tell(observer);
        }
#pragma warning disable CA1031 // The user's code: whatever it throws must not stop the stack in the middle of a step.
        catch (Exception exception)
#pragma warning restore CA1031
        {
            SipLog.ObserverFailed(logger, exception, callId, method);
        }
    }
}
