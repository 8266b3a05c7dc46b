namespace WorkDistribution.Sip.Transactions;

/// <summary>The timer wheel of one stripe with the clock it is read against. Used on the stripe only.</summary>
internal sealed class StripeTimers
{
    private readonly TimeProvider _time;
    private readonly long _start;
    private readonly TimerWheel _wheel = new(0);

    /// <summary>Starts empty.</summary>
    public StripeTimers(TimeProvider time)
    {
        _time = time;
        _start = time.GetTimestamp();
    }

    /// <summary>Armed timers; safe from any thread.</summary>
    public int Count => _wheel.Count;

    private long Now => (long)_time.GetElapsedTime(_start).TotalMilliseconds;

    /// <summary>Arms a timer, anew if it was armed.</summary>
    public void Arm(WheelTimer timer, TimeSpan delay) => _wheel.Arm(timer, Now, delay);

    /// <summary>Disarms a timer.</summary>
    public void Disarm(WheelTimer? timer)
    {
        if (timer is not null)
        {
            _wheel.Disarm(timer);
        }
    }

    /// <summary>Fires what is due.</summary>
    public void Tick() => _wheel.Tick(Now);
}
