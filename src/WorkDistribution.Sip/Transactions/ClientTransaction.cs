using WorkDistribution.Sip.Messages;
using WorkDistribution.Sip.Transport;

namespace WorkDistribution.Sip.Transactions;

/// <summary>A client transaction: the shell of its pure machine. Used on its stripe only.</summary>
internal abstract class ClientTransaction : IWheelTimerTarget, ISendFailureTarget
{
    private readonly TransactionLayer _layer;
    private readonly IClientTransactionUser _user;
    private readonly SipRequest _unrouted;
    private ReadOnlyMemory<byte> _bytes;
    private ReadOnlyMemory<byte> _ack;
    private SipDestination? _fallback;
    private WheelTimer? _retransmit;
    private WheelTimer? _life;
    private TimeSpan _pause;
    private bool _ended;

    private protected ClientTransaction(TransactionLayer layer, SipRequest request, ClientRoute route, string branch, IClientTransactionUser user)
    {
        _layer = layer;
        _user = user;
        _unrouted = request;
        Branch = branch;
        Key = new TransactionKey(branch, "", request.Method);
        Local = route.Local;
        (Destination, _fallback) = (route.Destination, null);
        Request = layer.AddVia(request, Destination, Local, branch);
        _bytes = SipSerializer.ToBytes(Request);
        if (route.MayChooseTransport && _bytes.Length > layer.Context.Options.LargestUdpRequest && layer.TcpInstead(Destination) is { } tcp)
        {
            _fallback = Destination;
            UseDestination(tcp);
        }
    }

    /// <summary>The request as sent, with our Via.</summary>
    public SipRequest Request { get; private set; }

    /// <summary>Its branch.</summary>
    public string Branch { get; }

    /// <summary>Its key.</summary>
    public TransactionKey Key { get; }

    /// <summary>Where it went.</summary>
    public SipDestination Destination { get; private set; }

    /// <summary>From which of our addresses; null for any.</summary>
    public System.Net.IPEndPoint? Local { get; }

    /// <summary>true over TCP.</summary>
    protected bool IsReliable => Destination.Transport == SipTransportKind.Tcp;

    /// <summary>true when the machine is over.</summary>
    protected abstract bool IsTerminated { get; }

    /// <summary>Sends the request.</summary>
    public void Start() => Input(ClientInput.Start, null, null);

    /// <summary>Takes a response.</summary>
    public void OnResponse(SipResponse response, SipEnvelope envelope) => Input(
        response.StatusCode switch
        {
            < 200 => ClientInput.Provisional,
            < 300 => ClientInput.Success,
            _ => ClientInput.Failure,
        },
        response,
        envelope);

    /// <summary>Forgets it: the user no longer waits for a response.</summary>
    public void Abandon() => End();

    /// <inheritdoc/>
    public void OnTimer(WheelTimer timer) => Input(ReferenceEquals(timer, _life) ? ClientInput.LifeTimer : ClientInput.RetransmitTimer, null, null);

    /// <inheritdoc/>
    public void OnSendFailed() => _layer.Post(OnTransportError);

    /// <summary>Asks the machine.</summary>
    protected abstract TransactionEffects Step(ClientInput input);

    /// <summary>Back to the first state, to begin anew by another transport.</summary>
    protected abstract void Reset();

    private void Input(ClientInput input, SipResponse? response, SipEnvelope? envelope)
    {
        if (_ended)
        {
            return;
        }

        var effects = Step(input);
        SetTimers(effects);
        if (effects.HasFlag(TransactionEffects.TransmitAck))
        {
            if (response is not null && _ack.IsEmpty)
            {
                _ack = SipSerializer.ToBytes(FailureAck.Make(Request, response));
            }

            _layer.Context.Network.TrySend(_ack, Destination, Local, null);
        }

        var ended = IsTerminated;
        if (ended)
        {
            End();
        }

        if (effects.HasFlag(TransactionEffects.Deliver) && response is not null && envelope is not null)
        {
            _user.OnResponse(this, response, envelope);
        }

        if (effects.HasFlag(TransactionEffects.ReportTimeout))
        {
            _user.OnTimeout(this);
        }

        if (effects.HasFlag(TransactionEffects.ReportFailure))
        {
            _user.OnUnreachable(this);
        }

        if (effects.HasFlag(TransactionEffects.Transmit) && !_layer.Context.Network.TrySend(_bytes, Destination, Local, this))
        {
            OnSendFailed();
        }
    }

    private void OnTransportError()
    {
        if (_ended || _fallback is not { } udp)
        {
            Input(ClientInput.TransportError, null, null);
            return;
        }

        // RFC 3261 section 18.1.1: the peer has no TCP, so the long request goes over UDP all the same.
        _fallback = null;
        UseDestination(udp);
        Reset();
        Start();
    }

    private void UseDestination(SipDestination destination)
    {
        Destination = destination;
        Request = _layer.AddVia(_unrouted, destination, Local, Branch);
        _bytes = SipSerializer.ToBytes(Request);
    }

    private void SetTimers(TransactionEffects effects)
    {
        var options = _layer.Context.Options;
        if (effects.HasFlag(TransactionEffects.StartRetransmit))
        {
            ArmRetransmit(options.T1);
        }
        else if (effects.HasFlag(TransactionEffects.BackOffRetransmit))
        {
            ArmRetransmit(_pause * 2 < options.T2 || this is InviteClientTransaction ? _pause * 2 : options.T2);
        }
        else if (effects.HasFlag(TransactionEffects.RetransmitAtT2))
        {
            ArmRetransmit(options.T2);
        }
        else if (effects.HasFlag(TransactionEffects.StopRetransmit))
        {
            _layer.Timers.Disarm(_retransmit);
        }

        TimeSpan? life = effects.HasFlag(TransactionEffects.StartLife64T1) ? options.T1 * 64
            : effects.HasFlag(TransactionEffects.StartLifeT4) ? options.T4
            : effects.HasFlag(TransactionEffects.StartLife32Seconds) ? TimeSpan.FromSeconds(32)
            : null;
        if (life is { } delay)
        {
            _layer.Timers.Arm(_life ??= new WheelTimer(this), delay);
        }
        else if (effects.HasFlag(TransactionEffects.StopLife))
        {
            _layer.Timers.Disarm(_life);
        }
    }

    private void ArmRetransmit(TimeSpan pause)
    {
        _pause = pause;
        _layer.Timers.Arm(_retransmit ??= new WheelTimer(this), pause);
    }

    private void End()
    {
        if (_ended)
        {
            return;
        }

        _ended = true;
        _layer.Timers.Disarm(_retransmit);
        _layer.Timers.Disarm(_life);
        _layer.Remove(this);
    }
}
