using System.Collections.Immutable;
using System.Net;
using WorkDistribution.Sip.Authentication;
using WorkDistribution.Sip.Messages;
using WorkDistribution.Sip.Transactions;
using WorkDistribution.Sip.Transfers;
using WorkDistribution.Sip.Transport;

namespace WorkDistribution.Sip.Dialogs;

/// <summary>What incoming and outgoing sessions have in common: the dialog, requests within it, offers. All work happens on the session's stripe; the
/// public methods only post there.</summary>
internal abstract class InviteSession : IInviteSession
{
    private protected InviteSession(StripeAgent agent, string callId, string localTag, OfferState initialOffer)
    {
        Agent = agent;
        CallId = callId;
        LocalTag = localTag;
        Offers = new OfferExchange(this, initialOffer);
        Referrals = new Referral(this);
    }

    /// <inheritdoc/>
    public string CallId { get; }

    /// <inheritdoc/>
    public abstract bool IsIncoming { get; }

    /// <inheritdoc/>
    public abstract SipRequest Invite { get; }

    /// <inheritdoc/>
    public abstract IPEndPoint? RemoteEndPoint { get; }

    /// <inheritdoc/>
    public virtual SipIdentity? Identity => null;

    /// <inheritdoc/>
    public virtual object? AccessTag => null;

    /// <summary>The stripe's agent.</summary>
    internal StripeAgent Agent { get; }

    /// <summary>Our tag: the key by which the agent finds the session.</summary>
    internal string LocalTag { get; }

    /// <summary>The dialog, as soon as there is one.</summary>
    internal DialogState? Dialog { get; set; }

    /// <summary>The observer, behind its gate.</summary>
    internal IInviteSessionObserver Observer { get; private set; } = NoObserver.Instance;

    /// <summary>Offers within the dialog.</summary>
    internal OfferExchange Offers { get; }

    /// <summary>Transfers asked for, by either side.</summary>
    internal Referral Referrals { get; }

    /// <summary>Answers challenges to our requests; null when we have no credentials.</summary>
    internal virtual DigestClient? Authorizer => null;

    /// <summary>true once the far end and we have agreed: requests within the dialog make sense.</summary>
    internal abstract bool IsConfirmed { get; }

    /// <summary>true when it is over.</summary>
    internal abstract bool IsEnded { get; }

    /// <inheritdoc/>
    public void Ring() => Agent.Post(DoRing);

    /// <inheritdoc/>
    public void Progress(ReadOnlyMemory<byte> body) => Agent.Post(() => DoProgress(body));

    /// <inheritdoc/>
    public void Accept(ReadOnlyMemory<byte> body) => Agent.Post(() => DoAccept(body));

    /// <inheritdoc/>
    public void Reject(int status, string? reason = null, ImmutableArray<SipHeader> headers = default)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(status, 300);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(status, 699);
        Agent.Post(() => DoReject(status, reason, headers));
    }

    /// <inheritdoc/>
    public void End(string? reason = null) => Agent.Post(() => DoEnd(reason));

    /// <inheritdoc/>
    public void Offer(ReadOnlyMemory<byte> body) => Agent.Post(() => Offers.Offer(body));

    /// <inheritdoc/>
    public void AnswerOffer(ReadOnlyMemory<byte> body) => Agent.Post(() => Offers.Answer(body));

    /// <inheritdoc/>
    public void RejectOffer(int status = 488) => Agent.Post(() => Offers.Refuse(status));

    /// <inheritdoc/>
    public void SendInfo(string contentType, ReadOnlyMemory<byte> body) => Agent.Post(() => DoSendInfo(contentType, body));

    /// <inheritdoc/>
    public void Refer(OutgoingRefer refer) => Agent.Post(() => Referrals.Send(refer));

    /// <inheritdoc/>
    public ReplacesHeader? NamedForPeer => Dialog is { RemoteTag.Length: > 0 } dialog ? new ReplacesHeader(CallId, dialog.RemoteTag, dialog.LocalTag) : null;

    /// <inheritdoc/>
    public bool IsDialog(ReplacesHeader named) =>
        Dialog is { } dialog && CallId == named.CallId && dialog.LocalTag == named.ToTag && dialog.RemoteTag == named.FromTag;

    /// <summary>Sets the observer, before anything is told.</summary>
    internal void Observe(IInviteSessionObserver observer) => Observer = new ObserverGate(observer, CallId, Agent.Context.Logger);

    /// <summary>The next request number of the dialog.</summary>
    internal uint NextCSeq()
    {
        Dialog = Dialog! with { LocalCSeq = Dialog.LocalCSeq + 1 };
        return Dialog.LocalCSeq;
    }

    /// <summary>A request of the far end within the dialog; its tags match.</summary>
    internal void OnRequest(SipEnvelope envelope, ServerTransaction transaction)
    {
        var request = envelope.Request;
        if (Dialog is not { } dialog || IsEnded)
        {
            StripeAgent.Respond(transaction, 481);
            return;
        }

        if (dialog.RemoteCSeq is { } last && envelope.CSeq < last)
        {
            StripeAgent.Respond(transaction, 500, "CSeq out of order");
            return;
        }

        Dialog = dialog with { RemoteCSeq = envelope.CSeq };
        switch (request.Method)
        {
            case SipMethods.Bye:
                StripeAgent.Respond(transaction, 200);
                OnBye(request);
                break;
            case SipMethods.Invite or SipMethods.Update:
                Offers.OnRemote(envelope, transaction);
                break;
            case SipMethods.Info:
                StripeAgent.Respond(transaction, 200);
                Observer.OnInfo(request.Headers.Get("Content-Type") ?? "", request.Body);
                break;
            case SipMethods.Refer:
                Referrals.OnRefer(transaction);
                break;
            case SipMethods.Notify:
                Referrals.OnNotify(transaction);
                break;
            case SipMethods.Options:
                StripeAgent.Respond(transaction, 200, headers: AgentHeaders.Capabilities);
                break;
            default:
                StripeAgent.RefuseMethod(transaction);
                break;
        }
    }

    /// <summary>An ACK for a 2xx of ours.</summary>
    internal abstract void OnAck(SipEnvelope ack);

    /// <summary>The far end has gone: a request was not answered in time, or with 481.</summary>
    internal abstract void OnLost(int status);

    /// <summary>The stack stops: say goodbye as well as that is possible at once.</summary>
    internal abstract void OnStopping();

    /// <summary>BYE came and was answered.</summary>
    protected abstract void OnBye(SipRequest bye);

    /// <summary>Sends BYE; its outcome matters to nobody.</summary>
    protected void SendBye(string? reason)
    {
        if (Dialog is not null)
        {
            DialogRequest.Send(this, SipMethods.Bye, reason is null ? [] : [new SipHeader("Reason", reason)], default, static (_, _, _) => { });
        }
    }

    /// <summary>Takes leave: no longer found, timers gone.</summary>
    protected void Leave()
    {
        Offers.Stop();
        Agent.Remove(this);
    }

    /// <summary>Does <see cref="Ring"/>.</summary>
    protected virtual void DoRing()
    {
    }

    /// <summary>Does <see cref="Progress"/>.</summary>
    protected virtual void DoProgress(ReadOnlyMemory<byte> body)
    {
    }

    /// <summary>Does <see cref="Accept"/>.</summary>
    protected virtual void DoAccept(ReadOnlyMemory<byte> body)
    {
    }

    /// <summary>Does <see cref="Reject"/>.</summary>
    protected virtual void DoReject(int status, string? reason, ImmutableArray<SipHeader> headers)
    {
    }

    /// <summary>Does <see cref="End"/>.</summary>
    protected abstract void DoEnd(string? reason);

    private void DoSendInfo(string contentType, ReadOnlyMemory<byte> body)
    {
        if (IsConfirmed)
        {
            DialogRequest.Send(this, SipMethods.Info, [new SipHeader("Content-Type", contentType)], body, static (session, status, _) =>
            {
                SipLog.InfoAnswered(session.Agent.Context.Logger, session.CallId, status);
                if (status is 408 or 481)
                {
                    session.OnLost(status);
                }
            });
        }
    }
}
