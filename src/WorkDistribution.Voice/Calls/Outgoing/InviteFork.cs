using System.Collections.Immutable;
using System.Net;
using WorkDistribution.Sip.Authentication;
using WorkDistribution.Sip.Dialogs;
using WorkDistribution.Sip.Messages;
using WorkDistribution.Sip.Transfers;
using WorkDistribution.Voice.Calls.Legs;

namespace WorkDistribution.Voice.Calls.Outgoing;

/// <summary>One call at several phones: all ring with one offer, the first to answer has the call, the others are cancelled. To its leg it is one session.</summary>
/// <remarks>What is told is decided under a leaf lock and told outside of it.</remarks>
internal sealed class InviteFork : IInviteSession
{
    private readonly Lock _gate = new();
    private readonly IInviteSessionObserver _observer;
    private readonly Branch[] _branches;
    private Branch? _winner;
    private SessionEnd? _best;
    private int _live;

    private InviteFork(ImmutableArray<OutboundInvite> invites, Func<OutboundInvite, IInviteSessionObserver, IInviteSession> place, IInviteSessionObserver observer)
    {
        _observer = observer;
        _live = invites.Length;
        _branches = [.. invites.Select(_ => new Branch(this))];
        for (var i = 0; i < _branches.Length; i++)
        {
            _branches[i].Place(place(invites[i], _branches[i]));
        }
    }

    /// <inheritdoc/>
    public string CallId => Current.CallId;

    /// <inheritdoc/>
    public bool IsIncoming => false;

    /// <inheritdoc/>
    public SipRequest Invite => Current.Invite;

    /// <inheritdoc/>
    public IPEndPoint? RemoteEndPoint => Current.RemoteEndPoint;

    /// <inheritdoc/>
    public SipIdentity? Identity => null;

    /// <inheritdoc/>
    public object? AccessTag => null;

    private IInviteSession Current => (Volatile.Read(ref _winner) ?? _branches[0]).Session!;

    /// <summary>Rings one phone or all.</summary>
    /// <param name="invites">At least one.</param>
    /// <param name="place">Rings one.</param>
    /// <param name="observer">The leg.</param>
    public static IInviteSession Place(ImmutableArray<OutboundInvite> invites, Func<OutboundInvite, IInviteSessionObserver, IInviteSession> place, IInviteSessionObserver observer) =>
        invites is [var only] ? place(only, observer) : new InviteFork(invites, place, observer);

    /// <inheritdoc/>
    public void Ring()
    {
    }

    /// <inheritdoc/>
    public void Progress(ReadOnlyMemory<byte> body)
    {
    }

    /// <inheritdoc/>
    public void Accept(ReadOnlyMemory<byte> body)
    {
    }

    /// <inheritdoc/>
    public void Reject(int status, string? reason = null, ImmutableArray<SipHeader> headers = default)
    {
    }

    /// <inheritdoc/>
    public void End(string? reason = null)
    {
        foreach (var branch in _branches)
        {
            branch.End(reason);
        }
    }

    /// <inheritdoc/>
    public void Offer(ReadOnlyMemory<byte> body) => Current.Offer(body);

    /// <inheritdoc/>
    public void AnswerOffer(ReadOnlyMemory<byte> body) => Current.AnswerOffer(body);

    /// <inheritdoc/>
    public void RejectOffer(int status = 488) => Current.RejectOffer(status);

    /// <inheritdoc/>
    public void SendInfo(string contentType, ReadOnlyMemory<byte> body) => Current.SendInfo(contentType, body);

    /// <inheritdoc/>
    public void Refer(OutgoingRefer refer) => Current.Refer(refer);

    /// <inheritdoc/>
    public ReplacesHeader? NamedForPeer => Current.NamedForPeer;

    /// <inheritdoc/>
    public bool IsDialog(ReplacesHeader named) => Current.IsDialog(named);

    private static int Rank(SessionEnd end) => end is not { Reason: SessionEndReason.RemoteReject, Status: { } status }
        ? 0
        : CallMachine.FromRefusal(status) switch { CallStatus.Busy => 3, CallStatus.NoAnswer => 2, _ => 1 };

    private bool IsWinner(Branch branch) => Volatile.Read(ref _winner) == branch;

    private void OnAnswered(Branch branch, SipResponse response)
    {
        if (Interlocked.CompareExchange(ref _winner, branch, null) is not null)
        {
            branch.End(null);
            return;
        }

        foreach (var other in _branches.Where(b => b != branch))
        {
            other.End(null);
        }

        _observer.OnAnswered(response);
    }

    private void OnEnded(Branch branch, SessionEnd end)
    {
        SessionEnd? told;
        lock (_gate)
        {
            _live--;
            _best = _best is null || Rank(end) > Rank(_best) ? end : _best;
            told = IsWinner(branch) ? end : _live == 0 && Volatile.Read(ref _winner) is null ? _best : null;
        }

        if (told is not null)
        {
            _observer.OnEnded(told);
        }
    }

    /// <summary>One phone.</summary>
    private sealed class Branch(InviteFork fork) : IInviteSessionObserver
    {
        private volatile IInviteSession? _session;
        private volatile bool _endWanted;

        public IInviteSession? Session => _session;

        public void Place(IInviteSession session)
        {
            _session = session;
            if (_endWanted)
            {
                session.End();
            }
        }

        /// <summary>Also before the session is there: then as soon as it is.</summary>
        public void End(string? reason)
        {
            _endWanted = true;
            _session?.End(reason);
        }

        public void OnProgress(SipResponse response)
        {
            if (!_endWanted)
            {
                fork._observer.OnProgress(response);
            }
        }

        public void OnAnswered(SipResponse response) => fork.OnAnswered(this, response);

        public void OnConfirmed(SipRequest ack)
        {
        }

        public void OnOffer(ReadOnlyMemory<byte> body)
        {
            if (fork.IsWinner(this))
            {
                fork._observer.OnOffer(body);
            }
            else
            {
                _session?.RejectOffer();
            }
        }

        public void OnOfferAnswered(int status, ReadOnlyMemory<byte> body)
        {
            if (fork.IsWinner(this))
            {
                fork._observer.OnOfferAnswered(status, body);
            }
        }

        public void OnInfo(string contentType, ReadOnlyMemory<byte> body)
        {
            if (fork.IsWinner(this))
            {
                fork._observer.OnInfo(contentType, body);
            }
        }

        public void OnRefer(IReferRequest refer)
        {
            if (fork.IsWinner(this))
            {
                fork._observer.OnRefer(refer);
            }
            else
            {
                refer.Reject();
            }
        }

        public void OnReferAnswered(int status)
        {
            if (fork.IsWinner(this))
            {
                fork._observer.OnReferAnswered(status);
            }
        }

        public void OnReferNotified(int? status, bool isOver)
        {
            if (fork.IsWinner(this))
            {
                fork._observer.OnReferNotified(status, isOver);
            }
        }

        public void OnEnded(SessionEnd end) => fork.OnEnded(this, end);
    }
}
