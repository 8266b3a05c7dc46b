using System.Collections.Immutable;
using System.Net;
using System.Text;
using WorkDistribution.Sip.Authentication;
using WorkDistribution.Sip.Dialogs;
using WorkDistribution.Sip.Messages;
using WorkDistribution.Sip.Transfers;

namespace WorkDistribution.Voice.Tests.Fakes;

/// <summary>A phone at the other end of one session.</summary>
internal sealed class FakeInviteSession(SipRequest invite, bool incoming) : IInviteSession
{
    private readonly TaskCompletionSource _answered = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly TaskCompletionSource<int> _rejected = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly TaskCompletionSource _ended = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private int _over;

    public IInviteSessionObserver Observer { get; set; } = null!;

    public OutgoingInvite? Outgoing { get; init; }

    public string CallId { get; set; } = "call-id@phone";

    public bool IsIncoming => incoming;

    public SipRequest Invite => invite;

    public IPEndPoint? RemoteEndPoint { get; init; } = new(IPAddress.Loopback, 5070);

    public SipIdentity? Identity { get; init; }

    public object? AccessTag { get; init; }

    public bool Rang { get; private set; }

    public byte[]? AnswerBody { get; private set; }

    /// <summary>Descriptions of our 183.</summary>
    public Signals<string> Progressed { get; } = new();

    public Signals<string> OfferAnswers { get; } = new();

    public Task Answered => _answered.Task.WaitAsync(Signals<int>.Limit);

    public bool IsAnswered => _answered.Task.IsCompleted;

    public Task<int> Rejected => _rejected.Task.WaitAsync(Signals<int>.Limit);

    /// <summary>We ended it.</summary>
    public Task EndedByUs => _ended.Task.WaitAsync(Signals<int>.Limit);

    public void Ring() => Rang = true;

    public void Progress(ReadOnlyMemory<byte> body) => Progressed.Add(Encoding.ASCII.GetString(body.Span));

    public void Accept(ReadOnlyMemory<byte> body)
    {
        AnswerBody = body.ToArray();
        _answered.TrySetResult();
    }

    public void Reject(int status, string? reason = null, ImmutableArray<SipHeader> headers = default)
    {
        _rejected.TrySetResult(status);
        Over(new SessionEnd(SessionEndReason.LocalReject, status));
    }

    public void End(string? reason = null)
    {
        _ended.TrySetResult();
        Over(new SessionEnd(IsAnswered ? SessionEndReason.LocalBye : SessionEndReason.LocalCancel));
    }

    public void Offer(ReadOnlyMemory<byte> body)
    {
    }

    public void AnswerOffer(ReadOnlyMemory<byte> body) => OfferAnswers.Add(Encoding.ASCII.GetString(body.Span));

    public void RejectOffer(int status = 488) => OfferAnswers.Add($"refused {status}");

    public void SendInfo(string contentType, ReadOnlyMemory<byte> body)
    {
    }

    public Signals<OutgoingRefer> Refers { get; } = new();

    public void Refer(OutgoingRefer refer) => Refers.Add(refer);

    public ReplacesHeader? NamedForPeer => null;

    public bool IsDialog(ReplacesHeader named) => named.CallId == CallId;

    public void Reoffer()
    {
        if (Volatile.Read(ref _over) == 0)
        {
            Observer.OnOffer("offer"u8.ToArray());
        }
    }

    public void HangUp() => Over(new SessionEnd(SessionEndReason.RemoteBye));

    public void Cancel() => Over(new SessionEnd(SessionEndReason.RemoteCancel));

    public void Refuse(int status) => Over(new SessionEnd(SessionEndReason.RemoteReject, status));

    public void Alert() => Tell(180, default);

    /// <summary>Sends audio before it answers.</summary>
    public void AlertWithAudio(string description = "answer") => Tell(183, Encoding.ASCII.GetBytes(description));

    public void PickUp(string description = "answer")
    {
        if (Volatile.Read(ref _over) != 0 || !_answered.TrySetResult())
        {
            return;
        }

        Observer.OnAnswered(new SipResponse(200, "OK", SipHeaders.Empty, Encoding.ASCII.GetBytes(description)));
    }

    private void Tell(int status, ReadOnlyMemory<byte> body)
    {
        if (Volatile.Read(ref _over) == 0 && !IsAnswered)
        {
            Observer.OnProgress(new SipResponse(status, "", SipHeaders.Empty, body));
        }
    }

    private void Over(SessionEnd end)
    {
        if (Interlocked.Exchange(ref _over, 1) == 0)
        {
            Observer.OnEnded(end);
        }
    }
}
