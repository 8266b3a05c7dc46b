using WorkDistribution.Sip.Messages;
using WorkDistribution.Sip.Transport;

namespace WorkDistribution.Sip.Transactions;

/// <summary>A server transaction: the shell of its pure machine. Used on its stripe only.</summary>
internal abstract class ServerTransaction : IWheelTimerTarget, ISendFailureTarget
{
    private readonly TransactionLayer _layer;
    private ReadOnlyMemory<byte> _lastResponse;
    private WheelTimer? _retransmit;
    private WheelTimer? _life;
    private TimeSpan _pause;
    private bool _ended;

    private protected ServerTransaction(TransactionLayer layer, SipEnvelope envelope, TransactionKey key)
    {
        _layer = layer;
        Envelope = envelope;
        Key = key;
        Destination = envelope.ResponseDestination;
    }

    /// <summary>The request with its origin.</summary>
    public SipEnvelope Envelope { get; }

    /// <summary>The request.</summary>
    public SipRequest Request => Envelope.Request;

    /// <summary>Its key.</summary>
    public TransactionKey Key { get; }

    /// <summary>Where responses go.</summary>
    public SipDestination Destination { get; }

    /// <summary>Of INVITE: told when a CANCEL for it comes.</summary>
    public ICancelTarget? CancelTarget { get; set; }

    /// <summary>true once a final response was sent (or nothing will be).</summary>
    public bool IsAnswered { get; private set; }

    /// <summary>true over TCP.</summary>
    protected bool IsReliable => Envelope.Received.Transport == SipTransportKind.Tcp;

    /// <summary>true when the machine is over.</summary>
    protected abstract bool IsTerminated { get; }

    /// <summary>Sends a response; a second final one is not sent, except another 2xx of INVITE.</summary>
    /// <returns>The bytes sent, for one who retransmits them.</returns>
    public ReadOnlyMemory<byte> Respond(SipResponse response)
    {
        if (_ended || (IsAnswered && response.StatusCode < 200))
        {
            return default;
        }

        _lastResponse = SipSerializer.ToBytes(response);
        IsAnswered |= response.StatusCode >= 200;
        Input(response.StatusCode switch
        {
            < 200 => ServerInput.SendProvisional,
            < 300 => ServerInput.SendSuccess,
            _ => ServerInput.SendFailure,
        });
        return _lastResponse;
    }

    /// <summary>The same 2xx once more (the user of INVITE retransmits it, RFC 3261 section 13.3.1.4).</summary>
    public void Resend(ReadOnlyMemory<byte> response) => _layer.Send(response, this);

    /// <summary>Forgets the request without an answer.</summary>
    public void Abandon()
    {
        IsAnswered = true;
        End();
    }

    /// <summary>Feeds the machine.</summary>
    /// <param name="input">What happened.</param>
    /// <param name="ack">The ACK, when one came.</param>
    public void Input(ServerInput input, SipEnvelope? ack = null)
    {
        if (_ended)
        {
            return;
        }

        var effects = Step(input);

        // Timers first: a transaction that cannot be sent to and stays (Accepted) must end all the same.
        SetTimers(effects);
        if (effects.HasFlag(TransactionEffects.Transmit) && !_lastResponse.IsEmpty && !_layer.Send(_lastResponse, this))
        {
            // The shell tells the machine; its effects (it ends) are performed in there.
            Input(ServerInput.TransportError);
            return;
        }

        if (effects.HasFlag(TransactionEffects.Deliver) && ack is not null)
        {
            _layer.DeliverAck(ack);
        }

        if (IsTerminated)
        {
            End();
        }
    }

    /// <inheritdoc/>
    public void OnTimer(WheelTimer timer) => Input(ReferenceEquals(timer, _life) ? ServerInput.LifeTimer : ServerInput.RetransmitTimer);

    /// <inheritdoc/>
    public void OnSendFailed() => _layer.Post(() => Input(ServerInput.TransportError));

    /// <summary>Asks the machine.</summary>
    protected abstract TransactionEffects Step(ServerInput input);

    private void SetTimers(TransactionEffects effects)
    {
        var options = _layer.Context.Options;
        if (effects.HasFlag(TransactionEffects.StartRetransmit))
        {
            _pause = options.T1;
            _layer.Timers.Arm(_retransmit ??= new WheelTimer(this), _pause);
        }
        else if (effects.HasFlag(TransactionEffects.BackOffRetransmit))
        {
            _pause = _pause * 2 < options.T2 ? _pause * 2 : options.T2;
            _layer.Timers.Arm(_retransmit!, _pause);
        }
        else if (effects.HasFlag(TransactionEffects.StopRetransmit))
        {
            _layer.Timers.Disarm(_retransmit);
        }

        if (effects.HasFlag(TransactionEffects.StartLife64T1))
        {
            _layer.Timers.Arm(_life ??= new WheelTimer(this), options.T1 * 64);
        }
        else if (effects.HasFlag(TransactionEffects.StartLifeT4))
        {
            _layer.Timers.Arm(_life ??= new WheelTimer(this), options.T4);
        }
        else if (effects.HasFlag(TransactionEffects.StopLife))
        {
            _layer.Timers.Disarm(_life);
        }
    }

    private void End()
    {
        if (_ended)
        {
            return;
        }

        _ended = true;
        CancelTarget = null;
        _layer.Timers.Disarm(_retransmit);
        _layer.Timers.Disarm(_life);
        _layer.Remove(this);
    }
}
