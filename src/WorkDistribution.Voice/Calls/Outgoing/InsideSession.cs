using System.Collections.Immutable;
using System.Net;
using WorkDistribution.Sip.Authentication;
using WorkDistribution.Sip.Dialogs;
using WorkDistribution.Sip.Messages;
using WorkDistribution.Sip.Transfers;

namespace WorkDistribution.Voice.Calls.Outgoing;

/// <summary>One side of a call from this server to a number of its own: what one side does the other is told, without a network between.</summary>
/// <remarks>Observers are legs: they post to their mailbox and return, so both may be told from any thread. The first end stands.</remarks>
internal sealed class InsideSession : IInviteSession
{
    private readonly Shared _shared;
    private InsideSession _peer = null!;

    private InsideSession(SipRequest invite, string callId, bool isIncoming, int hops, Shared shared)
    {
        Invite = invite;
        CallId = callId;
        IsIncoming = isIncoming;
        Hops = hops;
        _shared = shared;
    }

    /// <inheritdoc/>
    public string CallId { get; }

    /// <inheritdoc/>
    public bool IsIncoming { get; }

    /// <inheritdoc/>
    public SipRequest Invite { get; }

    /// <inheritdoc/>
    public IPEndPoint? RemoteEndPoint => null;

    /// <inheritdoc/>
    public SipIdentity? Identity => null;

    /// <inheritdoc/>
    public object? AccessTag => null;

    /// <summary>How many calls have led here from inside.</summary>
    public int Hops { get; }

    private IInviteSessionObserver? Observer { get; set; }

    /// <summary>Calls from inside.</summary>
    /// <returns>The calling side.</returns>
    public static IInviteSession Call(SipRequest invite, string callId, int hops, IInviteSessionObserver caller, ISipApplication application)
    {
        var shared = new Shared();
        var near = new InsideSession(invite, callId, false, hops, shared) { Observer = caller };
        var far = new InsideSession(invite, callId, true, hops, shared);
        near._peer = far;
        far._peer = near;
        far.Observer = application.OnInvite(far);
        if (far.Observer is null)
        {
            far.Reject(503);
        }
        else if (shared.IsOver)
        {
            // It ended while it was being taken.
            far.Observer.OnEnded(new SessionEnd(SessionEndReason.LocalReject));
        }

        return near;
    }

    /// <inheritdoc/>
    public void Ring() => TellProgress(180, default);

    /// <inheritdoc/>
    public void Progress(ReadOnlyMemory<byte> body) => TellProgress(183, body);

    /// <inheritdoc/>
    public void Accept(ReadOnlyMemory<byte> body)
    {
        if (IsIncoming && _shared.TryAnswer())
        {
            _peer.Observer?.OnAnswered(new SipResponse(200, "OK", SipHeaders.Empty, body));
            Observer?.OnConfirmed(new SipRequest("ACK", Invite.RequestUri, SipHeaders.Empty, default));
        }
    }

    /// <inheritdoc/>
    public void Reject(int status, string? reason = null, ImmutableArray<SipHeader> headers = default)
    {
        if (IsIncoming && !_shared.IsAnswered)
        {
            Over(new SessionEnd(SessionEndReason.LocalReject, status), new SessionEnd(SessionEndReason.RemoteReject, status));
        }
    }

    /// <inheritdoc/>
    public void End(string? reason = null)
    {
        if (_shared.IsAnswered)
        {
            Over(new SessionEnd(SessionEndReason.LocalBye), new SessionEnd(SessionEndReason.RemoteBye));
        }
        else if (IsIncoming)
        {
            Reject(480);
        }
        else
        {
            Over(new SessionEnd(SessionEndReason.LocalCancel, 487), new SessionEnd(SessionEndReason.RemoteCancel, 487));
        }
    }

    /// <inheritdoc/>
    public void Offer(ReadOnlyMemory<byte> body) => _peer.Observer?.OnOffer(body);

    /// <inheritdoc/>
    public void AnswerOffer(ReadOnlyMemory<byte> body) => _peer.Observer?.OnOfferAnswered(200, body);

    /// <inheritdoc/>
    public void RejectOffer(int status = 488) => _peer.Observer?.OnOfferAnswered(status, default);

    /// <inheritdoc/>
    public void SendInfo(string contentType, ReadOnlyMemory<byte> body) => _peer.Observer?.OnInfo(contentType, body);

    /// <inheritdoc/>
    public void Refer(OutgoingRefer refer) => Observer?.OnReferAnswered(501); // the other side is an application: it is led by its documents

    /// <inheritdoc/>
    public ReplacesHeader? NamedForPeer => null;

    /// <inheritdoc/>
    public bool IsDialog(ReplacesHeader named) => false;

    private void TellProgress(int status, ReadOnlyMemory<byte> body)
    {
        if (IsIncoming && !_shared.IsAnswered && !_shared.IsOver)
        {
            _peer.Observer?.OnProgress(new SipResponse(status, status == 180 ? "Ringing" : "Session Progress", SipHeaders.Empty, body));
        }
    }

    private void Over(SessionEnd own, SessionEnd other)
    {
        if (_shared.TryEnd())
        {
            Observer?.OnEnded(own);
            _peer.Observer?.OnEnded(other);
        }
    }

    /// <summary>What both sides share.</summary>
    private sealed class Shared
    {
        private int _answered;
        private int _over;

        public bool IsAnswered => Volatile.Read(ref _answered) != 0;

        public bool IsOver => Volatile.Read(ref _over) != 0;

        public bool TryAnswer() => !IsOver && Interlocked.Exchange(ref _answered, 1) == 0;

        public bool TryEnd() => Interlocked.Exchange(ref _over, 1) == 0;
    }
}
