using System.Collections.Immutable;
using WorkDistribution.Sip.Messages;
using WorkDistribution.Sip.Transactions;
using WorkDistribution.Sip.Transport;

namespace WorkDistribution.Sip.Dialogs;

/// <summary>The offers of a session after its INVITE: re-INVITE both ways and UPDATE from the far end; the shell of <see cref="OfferMachine"/>.</summary>
internal sealed class OfferExchange : IWheelTimerTarget, ICancelTarget
{
    private readonly InviteSession _session;
    private readonly WheelTimer _glareTimer;
    private OfferState _state;
    private ReadOnlyMemory<byte>? _kept;
    private ServerTransaction? _remote;
    private uint _remoteInviteCSeq;
    private bool _remoteWantsOurs;
    private AnswerRetransmitter? _retransmitter;

    /// <summary>Begins with the offer of the INVITE.</summary>
    public OfferExchange(InviteSession session, OfferState initial)
    {
        _session = session;
        _state = initial;
        _glareTimer = new WheelTimer(this);
    }

    private StripeAgent Agent => _session.Agent;

    /// <summary>The INVITE that opened the session was answered by us: its ACK is awaited.</summary>
    public void InitialAnswered() => Step(OfferInput.AnswerInvite);

    /// <summary>The INVITE that opened the session is settled.</summary>
    public void InitialSettled()
    {
        Perform(Step(OfferInput.Ack));
        Perform(Step(OfferInput.LocalDone));
    }

    /// <summary>Our side offers.</summary>
    public void Offer(ReadOnlyMemory<byte> body)
    {
        if (_session.IsEnded)
        {
            return;
        }

        var effects = Step(OfferInput.LocalOffer);
        if (effects.HasFlag(OfferEffects.Keep))
        {
            _kept = body;
        }
        else if (effects.HasFlag(OfferEffects.SendOffer))
        {
            SendOffer(body);
        }
    }

    /// <summary>The far end's re-INVITE or UPDATE.</summary>
    public void OnRemote(SipEnvelope envelope, ServerTransaction transaction)
    {
        var request = envelope.Request;
        var isInvite = request.Method == SipMethods.Invite;
        if (!isInvite && request.Body.IsEmpty)
        {
            // UPDATE without an offer refreshes the target and the session's life only.
            _session.Dialog = _session.Dialog!.Refreshed(request.Headers);
            StripeAgent.Respond(transaction, 200, headers: [Agent.ContactOf(envelope), AgentHeaders.Allow]);
            return;
        }

        var effects = Step(OfferInput.RemoteOffer);
        if (effects.HasFlag(OfferEffects.RefuseGlare))
        {
            StripeAgent.Respond(transaction, 491);
        }
        else if (effects.HasFlag(OfferEffects.RefuseOverlap))
        {
            StripeAgent.Respond(transaction, 500, headers: [new SipHeader("Retry-After", SipTokens.Below(10).ToString(System.Globalization.CultureInfo.InvariantCulture))]);
        }
        else if (effects.HasFlag(OfferEffects.TellOffer))
        {
            _session.Dialog = _session.Dialog!.Refreshed(request.Headers);
            _remote = transaction;
            _remoteWantsOurs = request.Body.IsEmpty;
            if (isInvite)
            {
                _remoteInviteCSeq = envelope.CSeq;
                transaction.CancelTarget = this;
                StripeAgent.Respond(transaction, 100);
            }

            _session.Observer.OnOffer(request.Body);
        }
    }

    /// <summary>Our side answers their offer (or offers, when they asked for it).</summary>
    public void Answer(ReadOnlyMemory<byte> body)
    {
        if (_remote is not { } transaction || _session.IsEnded)
        {
            return;
        }

        var isInvite = transaction.Request.Method == SipMethods.Invite;
        var effects = Step(isInvite ? OfferInput.AnswerInvite : OfferInput.AnswerUpdate);
        if (!effects.HasFlag(OfferEffects.SendAnswer))
        {
            return;
        }

        _remote = null;
        transaction.CancelTarget = null;
        ImmutableArray<SipHeader> headers = [Agent.ContactOf(transaction.Envelope), AgentHeaders.Allow, AgentHeaders.SdpType];
        var bytes = StripeAgent.Respond(transaction, 200, headers: headers, body: body);
        if (isInvite)
        {
            _retransmitter = new AnswerRetransmitter(Agent.Timers, Agent.Context.Options, () => transaction.Resend(bytes), () => _session.OnLost(408));
        }

        Perform(effects);
    }

    /// <summary>Our side refuses their offer.</summary>
    public void Refuse(int status)
    {
        if (_remote is { } transaction)
        {
            Close(transaction, status, OfferInput.Refuse);
        }
    }

    /// <summary>An ACK within the session.</summary>
    /// <returns>true when it belongs to a re-INVITE.</returns>
    public bool OnAck(SipEnvelope ack)
    {
        if (_retransmitter is null || ack.CSeq != _remoteInviteCSeq)
        {
            return false;
        }

        _retransmitter.Stop();
        _retransmitter = null;
        var effects = Step(OfferInput.Ack);
        if (_remoteWantsOurs)
        {
            _session.Observer.OnOfferAnswered(200, ack.Request.Body);
        }

        Perform(effects);
        return true;
    }

    /// <inheritdoc/>
    public void OnCancel(ServerTransaction invite, SipRequest cancel) => Close(invite, 487, OfferInput.RemoteCancel);

    /// <inheritdoc/>
    public void OnTimer(WheelTimer timer) => Perform(Step(OfferInput.GlareTimer));

    /// <summary>The session is over: an offer of theirs that waits is answered 487, timers go.</summary>
    public void Stop()
    {
        Agent.Timers.Disarm(_glareTimer);
        _retransmitter?.Stop();
        _retransmitter = null;
        _kept = null;
        if (_remote is { } transaction)
        {
            _remote = null;
            transaction.CancelTarget = null;
            StripeAgent.Respond(transaction, 487);
        }
    }

    private OfferEffects Step(OfferInput input)
    {
        (_state, var effects) = OfferMachine.Step(_state, input);
        return effects;
    }

    private void Perform(OfferEffects effects)
    {
        if (effects.HasFlag(OfferEffects.StartGlareTimer))
        {
            // RFC 3261 section 14.1: whoever owns the Call-ID waits longer. In steps of 10 ms.
            var milliseconds = _session.IsIncoming ? 10 * SipTokens.Below(200) : 2100 + (10 * SipTokens.Below(190));
            Agent.Timers.Arm(_glareTimer, TimeSpan.FromMilliseconds(milliseconds));
        }

        if (effects.HasFlag(OfferEffects.SendKept) && _kept is { } body)
        {
            _kept = null;
            Offer(body);
        }
    }

    private void Close(ServerTransaction transaction, int status, OfferInput input)
    {
        if (!ReferenceEquals(transaction, _remote))
        {
            return;
        }

        _remote = null;
        transaction.CancelTarget = null;
        StripeAgent.Respond(transaction, status);
        Perform(Step(input));
    }

    private void SendOffer(ReadOnlyMemory<byte> body) =>
        DialogRequest.Send(_session, SipMethods.Invite, [AgentHeaders.SdpType], body, (session, status, response) =>
        {
            if (session.IsEnded)
            {
                return;
            }

            switch (status)
            {
                case 491:
                    _kept ??= body;
                    Perform(Step(OfferInput.LocalGlare));
                    return;
                case 408 or 481:
                    session.OnLost(status);
                    return;
            }

            var effects = Step(OfferInput.LocalDone);
            session.Observer.OnOfferAnswered(status, status < 300 && response is not null ? response.Body : default);
            Perform(effects);
        });
}
