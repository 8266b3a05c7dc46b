using System.Diagnostics.CodeAnalysis;
using Microsoft.Extensions.Logging;
using WorkDistribution.Core.Concurrency;
using WorkDistribution.Media.Sessions;
using WorkDistribution.Sip.Dialogs;
using WorkDistribution.Sip.Messages;
using WorkDistribution.Sip.Transfers;

namespace WorkDistribution.Voice.Calls.Legs;

/// <summary>One leg: its SIP session and its audio, owned by a mailbox that steps <see cref="CallMachine"/> and does what it says.</summary>
/// <remarks>
/// SIP events, timers and commands are messages. An end and a new owner are never lost to a full mailbox: they wait beside it and are looked at with every message.
/// When the leg is over: the owner is told, <see cref="Ended"/> is set, and then <see cref="Gone"/> is cancelled, in this order.
/// </remarks>
[SuppressMessage("Design", "CA1001", Justification = "The leg gives its parts back itself when it is over; the token stays readable for those who look later.")]
internal sealed class CallLeg : IInviteSessionObserver
{
    private const int MailboxCapacity = 64;
    private static readonly LegInput NoCommonCodec = new LegInput.EndWanted(new LegEndRequest("no-common-codec", CallStatus.Failed, 488));

    private readonly LegNegotiation _negotiation;
    private readonly TimeProvider _clock;
    private readonly ILogger _log;
    private readonly Mailbox<LegMessage> _mailbox;
    private readonly CancellationTokenSource _gone = new();
    private readonly TaskCompletionSource<LegEnd> _ended = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly TaskCompletionSource<bool> _pickedUp = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly TaskCompletionSource<bool> _early = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly TaskCompletionSource _alerted = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private LegLimits _limits;
    private long _upSince;
    private IInviteSession? _session;
    private volatile LegState _state;
    private ILegObserver? _observer;
    private ILegObserver? _newcomer;
    private ITimer? _timer;
    private LegEndRequest? _endWanted;
    private SessionEnd? _farEnd;
    private Func<IReferRequest, bool>? _referTaker;
    private LegReferral? _referral;

    private CallLeg(IMediaEngine engine, TimeProvider clock, ILogger log, LegLimits limits, LegState state, IInviteSession? session)
    {
        _negotiation = new LegNegotiation(engine, clock, log, () => Post(new LegInput.MediaLost()));
        _clock = clock;
        _log = log;
        _limits = limits;
        _state = state;
        _session = session;
        Gone = _gone.Token;
        _mailbox = new Mailbox<LegMessage>(MailboxCapacity, HandleAsync, OnFailed);
    }

    /// <summary>Where it stands now.</summary>
    public LegState State => _state;

    /// <summary>Its audio; null before it was opened.</summary>
    public LegMedia? Media => _negotiation.Media;

    /// <summary>Its SIP session; null for an outgoing leg not yet placed.</summary>
    public IInviteSession? Session => Volatile.Read(ref _session);

    /// <summary>Cancelled when the leg is over.</summary>
    public CancellationToken Gone { get; }

    /// <summary>Ends with the leg.</summary>
    public Task<LegEnd> Ended => _ended.Task;

    /// <summary>true when it was answered, false when it ended before.</summary>
    public Task<bool> PickedUp => _pickedUp.Task;

    /// <summary>Outgoing: true when the far end sends audio before it answers (early media); false when it answers or is over without.</summary>
    public Task<bool> SendsEarly => _early.Task;

    /// <summary>Ends when the far end rings, is answered, or is over.</summary>
    public Task Alerted => _alerted.Task;

    /// <summary>A leg for an INVITE that has come.</summary>
    public static CallLeg Incoming(IInviteSession session, IMediaEngine engine, TimeProvider clock, ILogger log, LegLimits limits)
    {
        var leg = new CallLeg(engine, clock, log, limits, LegState.Incoming, session);
        leg.ArmTimer(limits.Ring, new LegInput.RingTimedOut());
        return leg;
    }

    /// <summary>A leg to be dialled.</summary>
    public static CallLeg Outgoing(CallDirection direction, IMediaEngine engine, TimeProvider clock, ILogger log, LegLimits limits) =>
        new(engine, clock, log, limits, LegState.Outgoing(direction), null);

    /// <summary>From now on this owner is told; of the end also when the leg is over already.</summary>
    public void Attach(ILegObserver observer)
    {
        Interlocked.Exchange(ref _newcomer, observer);
        if (!_mailbox.TryPost(new LegMessage.Wake()) && _state.IsFinal)
        {
            TakeNewcomer();
        }
    }

    /// <summary>Incoming: opens media and works out the answer, without answering.</summary>
    public Task<LegPreparation> PrepareAsync()
    {
        var done = new TaskCompletionSource<LegPreparation>(TaskCreationOptions.RunContinuationsAsynchronously);
        return _mailbox.TryPost(new LegMessage.Prepare(done)) ? done.Task : Task.FromResult(LegPreparation.Gone);
    }

    /// <summary>Incoming: 180 Ringing.</summary>
    public void Ring() => Session?.Ring();

    /// <summary>Incoming: 183 Session Progress, so that the caller hears what is played or connected before the call is answered.</summary>
    /// <returns>false when the caller cannot hear anything yet.</returns>
    public bool TryProgress() => Session is { } session && _negotiation.TryProgress(session);

    /// <summary>Incoming: picks up when it has not been yet.</summary>
    /// <returns>The audio; null when the leg is over or cannot be answered.</returns>
    public async ValueTask<LegMedia?> AnswerAsync(CancellationToken cancellationToken)
    {
        if (!_state.IsUp)
        {
            _mailbox.TryPost(new LegMessage.Answer());
            if (!await _pickedUp.Task.WaitAsync(cancellationToken))
            {
                return null;
            }
        }

        return _state.IsFinal ? null : Media;
    }

    /// <summary>Outgoing: dials. The course comes as status.</summary>
    public void Place(Func<ReadOnlyMemory<byte>, IInviteSessionObserver, IInviteSession> dial)
    {
        if (!_mailbox.TryPost(new LegMessage.Place(dial)))
        {
            End(LegEndRequest.InternalError);
        }
    }

    /// <summary>Ends the leg, whatever its state. The first reason given stands.</summary>
    public void End(LegEndRequest request)
    {
        Interlocked.CompareExchange(ref _endWanted, request, null);
        _mailbox.TryPost(new LegMessage.Wake());
    }

    /// <summary>Changes how long it may last, counted from the answer. A leg that has lasted longer already ends.</summary>
    public void LimitTo(TimeSpan total) => _mailbox.TryPost(new LegMessage.Limit(total));

    /// <inheritdoc/>
    public void OnProgress(SipResponse response)
    {
        if (response.StatusCode is >= 180 and < 190)
        {
            Post(new LegInput.Alerted());
        }

        // Without a description there is no early media; a mailbox that is full has more pressing things.
        if (response.StatusCode > 100 && !response.Body.IsEmpty)
        {
            _mailbox.TryPost(new LegMessage.Progressed(response.Body));
        }
    }

    /// <inheritdoc/>
    public void OnAnswered(SipResponse response)
    {
        if (!_mailbox.TryPost(new LegMessage.Accepted(response.Body)))
        {
            End(LegEndRequest.InternalError);
        }
    }

    /// <inheritdoc/>
    public void OnConfirmed(SipRequest ack)
    {
        if (!ack.Body.IsEmpty)
        {
            _mailbox.TryPost(new LegMessage.Confirmed(ack.Body));
        }
    }

    /// <inheritdoc/>
    public void OnOffer(ReadOnlyMemory<byte> body)
    {
        if (!_mailbox.TryPost(new LegMessage.Offered(body)))
        {
            Session?.RejectOffer(500);
        }
    }

    /// <inheritdoc/>
    public void OnOfferAnswered(int status, ReadOnlyMemory<byte> body)
    {
        if (status is >= 200 and < 300 && !body.IsEmpty)
        {
            _mailbox.TryPost(new LegMessage.Confirmed(body));
        }
    }

    /// <inheritdoc/>
    public void OnInfo(string contentType, ReadOnlyMemory<byte> body)
    {
        if (InfoDigits.TryParse(contentType, body.Span, out var digit))
        {
            Media?.Session.InjectDigit(digit);
        }
    }

    /// <summary>Who takes transfers that the far end asks for, from now on; null for nobody. Must not block, and says false to have one refused.</summary>
    public void TakeRefersBy(Func<IReferRequest, bool>? taker) => Volatile.Write(ref _referTaker, taker);

    /// <summary>Up: asks the far end to call somebody else. Return at once; one at a time.</summary>
    /// <returns>null when the leg has no session that can be asked.</returns>
    public LegReferral? Refer(OutgoingRefer refer)
    {
        if (!_state.IsUp || Session is not { } session)
        {
            return null;
        }

        var referral = new LegReferral();
        Volatile.Write(ref _referral, referral);
        session.Refer(refer);
        return referral;
    }

    /// <inheritdoc/>
    public void OnRefer(IReferRequest refer)
    {
        if (Volatile.Read(ref _referTaker) is not { } taker || !taker(refer))
        {
            refer.Reject();
        }
    }

    /// <inheritdoc/>
    public void OnReferAnswered(int status) => Volatile.Read(ref _referral)?.OnAnswered(status);

    /// <inheritdoc/>
    public void OnReferNotified(int? status, bool isOver) => Volatile.Read(ref _referral)?.OnNotified(status, isOver);

    /// <inheritdoc/>
    public void OnEnded(SessionEnd end)
    {
        Interlocked.CompareExchange(ref _farEnd, end, null);
        _mailbox.TryPost(new LegMessage.Wake());
    }

    private void Post(LegInput input) => _mailbox.TryPost(new LegMessage.Input(input));

    private async ValueTask HandleAsync(LegMessage message, CancellationToken cancellationToken)
    {
        await LookBesideAsync();
        switch (message)
        {
            case LegMessage.Input input:
                await StepAsync(input.Value);
                break;
            case LegMessage.Prepare prepare:
                prepare.Done.TrySetResult(_state.IsFinal ? LegPreparation.Gone : _negotiation.Prepare(_session!));
                break;
            case LegMessage.Answer when !_state.IsFinal:
                await PickUpAsync();
                break;
            case LegMessage.Place place when !_state.IsFinal:
                await DialAsync(place);
                break;
            case LegMessage.Progressed progressed when !_state.IsFinal && !_state.IsUp:
                TakeEarlyAnswer(progressed.Body);
                break;
            case LegMessage.Accepted accepted when !_state.IsFinal:
                await TakeAnswerAsync(accepted.Body);
                break;
            case LegMessage.Confirmed confirmed when !_state.IsFinal:
                await ConfirmAsync(confirmed.Body);
                break;
            case LegMessage.Limit limit when !_state.IsFinal:
                await LimitAsync(limit.Total);
                break;
            case LegMessage.Offered offered when !_state.IsFinal:
                _negotiation.AnswerOffer(_session!, offered.Body);
                break;
            default:
                break;
        }

        await LookBesideAsync();
    }

    /// <summary>Whoever gets hold of the new owner tells it: the mailbox, or the one who brings it too late for the mailbox.</summary>
    private void TakeNewcomer()
    {
        if (Interlocked.Exchange(ref _newcomer, null) is not { } observer)
        {
            return;
        }

        _observer = observer;
        if (_state.IsFinal)
        {
            observer.OnStatusChanged(_state);
        }
    }

    private async ValueTask LookBesideAsync()
    {
        TakeNewcomer();
        if (!_state.IsFinal && Volatile.Read(ref _farEnd) is { } far)
        {
            await StepAsync(new LegInput.FarEnded(far));
        }

        if (!_state.IsFinal && Volatile.Read(ref _endWanted) is { } wanted)
        {
            await StepAsync(new LegInput.EndWanted(wanted));
        }
    }

    private async ValueTask StepAsync(LegInput input)
    {
        var (state, effects) = CallMachine.Step(_state, input);
        _state = state;
        foreach (var effect in effects)
        {
            switch (effect)
            {
                case LegEffect.Announce:
                    Announce();
                    break;
                case LegEffect.ArmRingTimer:
                    ArmTimer(_limits.Ring, new LegInput.RingTimedOut());
                    break;
                case LegEffect.ArmTimeLimit:
                    _upSince = _clock.GetTimestamp();
                    ArmTimer(_limits.Total, new LegInput.TimeLimitReached());
                    break;
                case LegEffect.RejectSession reject:
                    _session?.Reject(reject.Status);
                    break;
                case LegEffect.EndSession:
                    _session?.End();
                    break;
                case LegEffect.Release:
                    await ReleaseAsync(state.End!);
                    break;
                default:
                    break;
            }
        }
    }

    private void Announce()
    {
        _observer?.OnStatusChanged(_state);
        if (_state.Status >= CallStatus.Ringing)
        {
            _alerted.TrySetResult();
        }

        if (_state.IsUp && !_negotiation.AwaitsConfirmation)
        {
            BePickedUp();
        }
    }

    private void BePickedUp()
    {
        _early.TrySetResult(false);
        _pickedUp.TrySetResult(true);
    }

    private async ValueTask ReleaseAsync(LegEnd end)
    {
        _timer?.Dispose();
        Media?.Dispose();
        BeOver(end);
        _mailbox.Close();
        await _gone.CancelAsync();
    }

    private void BeOver(LegEnd end)
    {
        _early.TrySetResult(false);
        _alerted.TrySetResult();
        _pickedUp.TrySetResult(false);
        _ended.TrySetResult(end);
    }

    private async ValueTask PickUpAsync()
    {
        if (_state.IsUp || Media is not { } media || _session is not { IsIncoming: true })
        {
            return;
        }

        _negotiation.Accept(_session, media);
        await StepAsync(new LegInput.PickedUp());
    }

    private async ValueTask DialAsync(LegMessage.Place place)
    {
        if (!_negotiation.TryOpen(out var media))
        {
            await StepAsync(new LegInput.EndWanted(new LegEndRequest("no-media-port", CallStatus.Failed, 503)));
            return;
        }

        Volatile.Write(ref _session, place.Dial(media.Session.CreateOffer(), this));
        await StepAsync(new LegInput.Placed());
    }

    private void TakeEarlyAnswer(ReadOnlyMemory<byte> body)
    {
        // The first description is the answer (RFC 3261 section 13.2.1); another phone of a fork is heard when it has answered.
        if (!_early.Task.IsCompleted && Media is { } media && _negotiation.TryApply(_session!, media, body))
        {
            _early.TrySetResult(true);
        }
    }

    private ValueTask TakeAnswerAsync(ReadOnlyMemory<byte> body)
    {
        // Some who have answered our offer in a 183 leave it out of their 200.
        var isAgreed = (body.IsEmpty && _early.Task is { IsCompletedSuccessfully: true, Result: true }) || _negotiation.TryApply(_session!, Media!, body);
        return StepAsync(isAgreed ? new LegInput.PickedUp() : NoCommonCodec);
    }

    private async ValueTask ConfirmAsync(ReadOnlyMemory<byte> body)
    {
        if (Media is not { } media)
        {
            return;
        }

        if (!_negotiation.TryApply(_session!, media, body))
        {
            await StepAsync(NoCommonCodec);
        }
        else if (_state.IsUp)
        {
            BePickedUp();
        }
    }

    private async ValueTask LimitAsync(TimeSpan total)
    {
        _limits = _limits with { Total = total };
        if (!_state.IsUp)
        {
            return;
        }

        var left = total - _clock.GetElapsedTime(_upSince);
        if (left > TimeSpan.Zero)
        {
            ArmTimer(left, new LegInput.TimeLimitReached());
        }
        else
        {
            await StepAsync(new LegInput.TimeLimitReached());
        }
    }

    private void ArmTimer(TimeSpan due, LegInput input)
    {
        _timer?.Dispose();
        _timer = _clock.CreateTimer(_ => Post(input), null, due, Timeout.InfiniteTimeSpan);
    }

    private void OnFailed(Exception exception)
    {
        VoiceLog.LegFailed(_log, exception, Session?.CallId ?? "");
        _session?.End();
        _state = _state with { Status = CallStatus.Failed, End = new LegEnd(CallStatus.Failed, "internal-error") };
        _timer?.Dispose();
        Media?.Dispose();
        _observer?.OnStatusChanged(_state);
        TakeNewcomer();
        BeOver(_state.End!);
        _gone.Cancel();
    }
}
