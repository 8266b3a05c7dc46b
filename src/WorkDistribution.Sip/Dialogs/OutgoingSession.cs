using System.Collections.Immutable;
using System.Net;
using WorkDistribution.Sip.Authentication;
using WorkDistribution.Sip.Messages;
using WorkDistribution.Sip.Transactions;
using WorkDistribution.Sip.Transport;

namespace WorkDistribution.Sip.Dialogs;

/// <summary>A session whose INVITE we send: the shell of <see cref="UacMachine"/>.</summary>
internal sealed class OutgoingSession : InviteSession, IWheelTimerTarget
{
    private readonly OutgoingInvite _invite;
    private readonly WheelTimer _cancelTimer;
    private readonly DigestClient? _digest;
    private SipRequest _request;
    private InviteAttempt? _attempt;
    private SipDestination? _destination;
    private UacState _state = UacState.Resolving;

    /// <summary>Makes the session; <see cref="Begin"/> sends the INVITE.</summary>
    public OutgoingSession(StripeAgent agent, OutgoingInvite invite, string callId)
        : base(agent, callId, SipTokens.NewTag(), OfferState.LocalPending)
    {
        _invite = invite;
        _cancelTimer = new WheelTimer(this);
        _digest = invite.Credentials is { } credentials ? new DigestClient(credentials) : null;
        _request = MakeRequest();
    }

    /// <inheritdoc/>
    public override bool IsIncoming => false;

    /// <inheritdoc/>
    public override SipRequest Invite => _request;

    /// <inheritdoc/>
    public override IPEndPoint? RemoteEndPoint => _destination?.EndPoint;

    /// <summary>true when the next hop was given by the user.</summary>
    public bool HasGivenDestination => _invite.Destination is not null;

    /// <summary>true while the INVITE is still to be answered.</summary>
    public bool IsWanted => _state is UacState.Calling or UacState.Early;

    /// <inheritdoc/>
    internal override DigestClient? Authorizer => _digest;

    /// <inheritdoc/>
    internal override bool IsConfirmed => _state == UacState.Confirmed;

    /// <inheritdoc/>
    internal override bool IsEnded => _state == UacState.Ended;

    /// <summary>Looks the next hop up and sends the INVITE.</summary>
    public void Begin()
    {
        if (!Agent.Context.Counters.TryTakeSession(Agent.Context.Options.MaxSessions))
        {
            _state = UacState.Ended;
            Observer.OnEnded(new SessionEnd(SessionEndReason.TransportFailure, 503, "too many sessions"));
            return;
        }

        Agent.Add(this);
        if ((Agent.GivenDestination(_invite.RequestUri, _invite.Destination) ?? SipResolver.FromLiteral(_invite.RequestUri)) is { } known)
        {
            Send(known);
        }
        else
        {
            Agent.Resolve(_invite.RequestUri, Send);
        }
    }

    /// <summary>The INVITE went out again with credentials.</summary>
    public void OnSent() => Input(UacInput.Sent, null);

    /// <summary>A provisional response.</summary>
    /// <param name="response">100 to 199.</param>
    /// <param name="early">The early dialog it opens; null when it opens none.</param>
    public void OnProvisional(SipResponse response, DialogState? early)
    {
        if (IsWanted)
        {
            Dialog = early ?? Dialog;
        }

        Input(UacInput.Provisional, response);
    }

    /// <summary>A 2xx that has been acknowledged.</summary>
    /// <returns>false when its dialog is not wanted (a further fork, or it came too late).</returns>
    public bool TryAnswer(SipResponse response, DialogState dialog)
    {
        if (_state is UacState.Confirmed or UacState.Ended)
        {
            return false;
        }

        Dialog = dialog;
        Input(UacInput.Success, response);
        return true;
    }

    /// <summary>A final response that is not 2xx.</summary>
    public void OnFailure(SipResponse response) => Input(UacInput.Failure, response);

    /// <summary>No final response came.</summary>
    public void OnNoAnswer() => Input(UacInput.NoAnswer, null);

    /// <summary>The INVITE could not be sent.</summary>
    public void OnUnreachable() => Input(UacInput.Unreachable, null);

    /// <inheritdoc/>
    public void OnTimer(WheelTimer timer) => Input(UacInput.CancelExpired, null);

    /// <inheritdoc/>
    internal override void OnAck(SipEnvelope ack) => Offers.OnAck(ack);

    /// <inheritdoc/>
    internal override void OnLost(int status) => Input(UacInput.Lost, null, status: status);

    /// <inheritdoc/>
    internal override void OnStopping()
    {
        Observer.OnEnded(new SessionEnd(SessionEndReason.Stopped));
        Input(UacInput.End, null);
        Agent.Timers.Disarm(_cancelTimer);
    }

    /// <inheritdoc/>
    protected override void OnBye(SipRequest bye) => Input(UacInput.Bye, null, bye.Headers.Get("Reason"));

    /// <inheritdoc/>
    protected override void DoEnd(string? reason) => Input(UacInput.End, null, reason);

    private void Send(SipDestination? destination)
    {
        if (_state != UacState.Resolving)
        {
            return;
        }

        if (destination is null)
        {
            Input(UacInput.Unreachable, null, "name not resolved");
            return;
        }

        _destination = destination;
        var mayChoose = _invite.Destination is null && _invite.RequestUri.Parameter("transport") is null;
        _attempt = new InviteAttempt(Agent, this, new ClientRoute(destination, null, mayChoose), _digest);
        var contact = Agent.Contact(destination, null);
        _request = new SipRequest(_request.Method, _request.RequestUri, _request.Headers.With(contact.Name, contact.Value), _request.Body);
        Input(UacInput.Sent, null);
        if (!_attempt.TrySend(_request))
        {
            Input(UacInput.Unreachable, null, "too many transactions");
        }
    }

    private void Input(UacInput input, SipResponse? response, string? reason = null, int? status = null)
    {
        var before = _state;
        (_state, var effects, var why) = UacMachine.Step(before, input);
        if (effects.HasFlag(UacEffects.SendCancel))
        {
            _attempt!.Cancel(reason);
            Agent.Timers.Arm(_cancelTimer, Agent.Context.Options.T1 * 64);
        }

        if (effects.HasFlag(UacEffects.SendBye))
        {
            SendBye(reason);
        }

        if (effects.HasFlag(UacEffects.AbandonInvite))
        {
            _attempt?.Abandon();
        }

        if (effects.HasFlag(UacEffects.TellProgress) && response!.StatusCode > 100)
        {
            Observer.OnProgress(response);
        }

        if (effects.HasFlag(UacEffects.TellAnswered))
        {
            Observer.OnAnswered(response!);
            Offers.InitialSettled();
            Referrals.OnConfirmed();
        }

        if (effects.HasFlag(UacEffects.TellEnded))
        {
            Observer.OnEnded(new SessionEnd(why!.Value, response?.StatusCode ?? status, response?.ReasonPhrase ?? reason ?? ""));
        }

        if (_state == UacState.Ended && before != UacState.Ended)
        {
            Agent.Timers.Disarm(_cancelTimer);
            Leave();
        }
    }

    private SipRequest MakeRequest()
    {
        var headers = ImmutableArray.CreateBuilder<SipHeader>(12 + _invite.Headers.Length);
        headers.Add(new SipHeader("Max-Forwards", "70"));
        headers.Add(new SipHeader("From", _invite.From.WithTag(LocalTag).ToString()));
        headers.Add(new SipHeader("To", (_invite.To ?? new NameAddress { Uri = _invite.RequestUri }).WithTag(null).ToString()));
        headers.Add(new SipHeader("Call-ID", CallId));
        headers.Add(new SipHeader("CSeq", new CSeq(1, SipMethods.Invite).ToString()));
        headers.Add(AgentHeaders.Allow);
        headers.Add(Agent.Product);
        if (!_invite.Body.IsEmpty)
        {
            headers.Add(new SipHeader("Content-Type", _invite.ContentType));
        }

        headers.AddRange(_invite.Headers);
        return new SipRequest(SipMethods.Invite, _invite.RequestUri, new SipHeaders(headers.ToImmutable()), _invite.Body);
    }
}
