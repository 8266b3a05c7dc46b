using System.Collections.Immutable;
using System.Net;
using WorkDistribution.Sip.Authentication;
using WorkDistribution.Sip.Messages;
using WorkDistribution.Sip.Transactions;
using WorkDistribution.Sip.Transport;

namespace WorkDistribution.Sip.Dialogs;

/// <summary>A session whose INVITE came from outside: the shell of <see cref="UasMachine"/>.</summary>
internal sealed class IncomingSession : InviteSession, ICancelTarget
{
    private readonly ServerTransaction _transaction;
    private UasState _state = UasState.Deciding;
    private AnswerRetransmitter? _retransmitter;

    /// <summary>Opens the session; its dialog begins with the first response that carries our tag.</summary>
    /// <param name="agent">The stripe's agent.</param>
    /// <param name="transaction">The INVITE's transaction.</param>
    /// <param name="dialog">The dialog it opens.</param>
    /// <param name="identity">Who the caller proved to be.</param>
    /// <param name="accessTag">What the access policy attached.</param>
    public IncomingSession(StripeAgent agent, ServerTransaction transaction, DialogState dialog, SipIdentity? identity, object? accessTag)
        : base(agent, dialog.CallId, dialog.LocalTag, OfferState.RemotePending)
    {
        _transaction = transaction;
        Dialog = dialog;
        Identity = identity;
        AccessTag = accessTag;
        transaction.CancelTarget = this;
    }

    /// <inheritdoc/>
    public override bool IsIncoming => true;

    /// <inheritdoc/>
    public override SipRequest Invite => _transaction.Request;

    /// <inheritdoc/>
    public override IPEndPoint RemoteEndPoint => _transaction.Envelope.Received.Remote;

    /// <inheritdoc/>
    public override SipIdentity? Identity { get; }

    /// <inheritdoc/>
    public override object? AccessTag { get; }

    /// <inheritdoc/>
    internal override bool IsConfirmed => _state == UasState.Confirmed;

    /// <inheritdoc/>
    internal override bool IsEnded => _state == UasState.Ended;

    /// <summary>Refuses at once: nobody took the session.</summary>
    public void Refuse(int status, ImmutableArray<SipHeader> headers) => DoReject(status, null, headers);

    /// <inheritdoc/>
    public void OnCancel(ServerTransaction invite, SipRequest cancel) =>
        Input(UasInput.Cancel, new Details(Reason: cancel.Headers.Get("Reason")));

    /// <inheritdoc/>
    internal override void OnAck(SipEnvelope ack)
    {
        if (Offers.OnAck(ack))
        {
            return;
        }

        if (ack.CSeq == _transaction.Envelope.CSeq)
        {
            Input(UasInput.Ack, new Details(Ack: ack.Request));
        }
    }

    /// <inheritdoc/>
    internal override void OnLost(int status) => Input(UasInput.NoAck, new Details(Status: status));

    /// <inheritdoc/>
    internal override void OnStopping()
    {
        Observer.OnEnded(new SessionEnd(SessionEndReason.Stopped));
        if (_state == UasState.Answered)
        {
            // There will be no time to wait for the ACK.
            _state = UasState.Confirmed;
        }

        Input(UasInput.End, default);
    }

    /// <inheritdoc/>
    protected override void OnBye(SipRequest bye) => Input(UasInput.Bye, new Details(Reason: bye.Headers.Get("Reason")));

    /// <inheritdoc/>
    protected override void DoRing() => Input(UasInput.Progress, new Details(Status: 180));

    /// <inheritdoc/>
    protected override void DoProgress(ReadOnlyMemory<byte> body) => Input(UasInput.Progress, new Details(Status: 183, Body: body));

    /// <inheritdoc/>
    protected override void DoAccept(ReadOnlyMemory<byte> body) => Input(UasInput.Accept, new Details(Status: 200, Body: body));

    /// <inheritdoc/>
    protected override void DoReject(int status, string? reason, ImmutableArray<SipHeader> headers) =>
        Input(UasInput.Refuse, new Details(Status: status, Reason: reason, Headers: headers));

    /// <inheritdoc/>
    protected override void DoEnd(string? reason) => Input(UasInput.End, new Details(Reason: reason));

    private void Input(UasInput input, Details details)
    {
        var before = _state;
        (_state, var effects, var reason) = UasMachine.Step(before, input);
        if (effects.HasFlag(UasEffects.SendProgress))
        {
            Respond(details.Status, null, Answer(details.Body), details.Body);
        }

        if (effects.HasFlag(UasEffects.SendAnswer))
        {
            SendAnswer(details.Body);
        }

        SendFinal(effects, details);
        if (effects.HasFlag(UasEffects.StopAnswer))
        {
            _retransmitter?.Stop();
            _retransmitter = null;
        }

        if (effects.HasFlag(UasEffects.SendBye))
        {
            SendBye(details.Reason);
        }

        if (effects.HasFlag(UasEffects.TellConfirmed))
        {
            Observer.OnConfirmed(details.Ack!);
            Offers.InitialSettled();
            Referrals.OnConfirmed();
        }

        if (effects.HasFlag(UasEffects.TellEnded))
        {
            Observer.OnEnded(new SessionEnd(reason!.Value, StatusOf(effects, details), details.Reason ?? ""));
        }

        if (_state == UasState.Ended && before != UasState.Ended)
        {
            _transaction.CancelTarget = null;
            Leave();
        }
    }

    private void SendFinal(UasEffects effects, Details details)
    {
        if (effects.HasFlag(UasEffects.SendRefusal))
        {
            Respond(details.Status, details.Reason, details.Headers.IsDefault ? [Agent.Product] : [Agent.Product, .. details.Headers], default);
        }

        if (effects.HasFlag(UasEffects.SendTerminated))
        {
            Respond(487, null, [Agent.Product], default);
        }

        if (effects.HasFlag(UasEffects.SendUnavailable))
        {
            Respond(480, null, details.Reason is null ? [Agent.Product] : [Agent.Product, new SipHeader("Reason", details.Reason)], default);
        }
    }

    private void SendAnswer(ReadOnlyMemory<byte> body)
    {
        _transaction.CancelTarget = null;
        var bytes = Respond(200, null, Answer(body), body);
        if (bytes.IsEmpty)
        {
            // The transaction has failed already: the caller can no longer be answered.
            Agent.Post(() => Input(UasInput.NoAck, default));
            return;
        }

        Offers.InitialAnswered();
        _retransmitter = new AnswerRetransmitter(
            Agent.Timers,
            Agent.Context.Options,
            () => _transaction.Resend(bytes),
            () => Input(UasInput.NoAck, default));
    }

    private ImmutableArray<SipHeader> Answer(ReadOnlyMemory<byte> body) => body.IsEmpty
        ? [Agent.ContactOf(_transaction.Envelope), AgentHeaders.Allow, Agent.Product]
        : [Agent.ContactOf(_transaction.Envelope), AgentHeaders.Allow, Agent.Product, AgentHeaders.SdpType];

    private ReadOnlyMemory<byte> Respond(int status, string? phrase, ImmutableArray<SipHeader> headers, ReadOnlyMemory<byte> body) =>
        _transaction.Respond(SipResponses.Create(_transaction.Request, status, phrase, LocalTag, headers, body));

    private static int? StatusOf(UasEffects effects, Details details) =>
        effects.HasFlag(UasEffects.SendTerminated) ? 487
        : effects.HasFlag(UasEffects.SendUnavailable) ? 480
        : details.Status == 0 ? null
        : details.Status;

    private readonly record struct Details(
        int Status = 0,
        string? Reason = null,
        ImmutableArray<SipHeader> Headers = default,
        ReadOnlyMemory<byte> Body = default,
        SipRequest? Ack = null);
}
