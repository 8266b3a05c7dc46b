using WorkDistribution.Sip.Transactions;

namespace WorkDistribution.Sip.Dialogs;

/// <summary>Sends a 2xx again and again until its ACK comes: after T1, then each time twice as long up to T2, for 64*T1 in all (RFC 3261 section 13.3.1.4).</summary>
internal sealed class AnswerRetransmitter : IWheelTimerTarget
{
    private readonly StripeTimers _timers;
    private readonly SipOptions _options;
    private readonly Action _send;
    private readonly Action _expired;
    private readonly WheelTimer _next;
    private readonly WheelTimer _life;
    private TimeSpan _pause;

    /// <summary>Begins: the first copy has just been sent.</summary>
    /// <param name="timers">The stripe's timers.</param>
    /// <param name="options">T1 and T2.</param>
    /// <param name="send">Sends it again.</param>
    /// <param name="expired">Told when no ACK came in time.</param>
    public AnswerRetransmitter(StripeTimers timers, SipOptions options, Action send, Action expired)
    {
        _timers = timers;
        _options = options;
        _send = send;
        _expired = expired;
        _next = new WheelTimer(this);
        _life = new WheelTimer(this);
        _pause = options.T1;
        timers.Arm(_next, _pause);
        timers.Arm(_life, options.T1 * 64);
    }

    /// <summary>The ACK came, or nobody waits for it any more.</summary>
    public void Stop()
    {
        _timers.Disarm(_next);
        _timers.Disarm(_life);
    }

    /// <inheritdoc/>
    public void OnTimer(WheelTimer timer)
    {
        if (ReferenceEquals(timer, _life))
        {
            Stop();
            _expired();
            return;
        }

        _pause = _pause * 2 < _options.T2 ? _pause * 2 : _options.T2;
        _timers.Arm(_next, _pause);
        _send();
    }
}
