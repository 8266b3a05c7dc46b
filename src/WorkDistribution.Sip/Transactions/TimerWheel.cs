namespace WorkDistribution.Sip.Transactions;

/// <summary>A hashed timer wheel: arming and disarming cost the same however many timers there are, and one clock drives them all.</summary>
/// <remarks>
/// <code>
///   tick:    0    1    2   ...  511      a timer due at tick t waits in slot t mod 512;
///          [  ] [  ] [  ]      [  ]      one whose turn has not come (t is a later round) stays when its slot is visited
/// </code>
/// Not safe for several threads: each stripe has one. It knows no clock; times are milliseconds of the caller's own.
/// A timer never fires early, and late by at most one tick.
/// </remarks>
internal sealed class TimerWheel
{
    /// <summary>Length of one tick in milliseconds.</summary>
    public const int TickMilliseconds = 20;

    private const int SlotCount = 512;

    private readonly WheelTimer?[] _slots = new WheelTimer?[SlotCount];
    private readonly List<WheelTimer> _due = [];
    private long _currentTick;
    private int _count;

    /// <summary>Starts at a time.</summary>
    public TimerWheel(long nowMilliseconds) => _currentTick = nowMilliseconds / TickMilliseconds;

    /// <summary>Armed timers; may be read from any thread.</summary>
    public int Count => Volatile.Read(ref _count);

    /// <summary>Arms a timer, anew if it was armed.</summary>
    /// <param name="timer">The timer.</param>
    /// <param name="nowMilliseconds">The present.</param>
    /// <param name="delay">From now; zero or less fires at the next tick.</param>
    public void Arm(WheelTimer timer, long nowMilliseconds, TimeSpan delay)
    {
        Disarm(timer);
        var due = nowMilliseconds + Math.Max(0, (long)Math.Ceiling(delay.TotalMilliseconds));
        timer.DueTick = Math.Max(_currentTick + 1, (due + TickMilliseconds - 1) / TickMilliseconds);
        timer.State = WheelTimerState.Armed;
        ref var head = ref _slots[timer.DueTick % SlotCount];
        timer.Previous = null;
        timer.Next = head;
        if (head is not null)
        {
            head.Previous = timer;
        }

        head = timer;
        _count++;
    }

    /// <summary>Disarms a timer; nothing happens when it is idle.</summary>
    public void Disarm(WheelTimer timer)
    {
        if (timer.State == WheelTimerState.Armed)
        {
            Unlink(timer);
        }

        timer.State = WheelTimerState.Idle;
    }

    /// <summary>Moves on to a time and tells the targets of all timers due by then, those of earlier ticks first.</summary>
    public void Tick(long nowMilliseconds)
    {
        var target = nowMilliseconds / TickMilliseconds;
        if (_count == 0)
        {
            _currentTick = Math.Max(_currentTick, target);
            return;
        }

        // After a jump over more than a round each slot needs one visit only.
        var first = Math.Max(_currentTick + 1, target - SlotCount + 1);
        for (var tick = first; tick <= target; tick++)
        {
            Collect(tick % SlotCount, target);
        }

        _currentTick = Math.Max(_currentTick, target);
        if (_due.Count == 0)
        {
            return;
        }

        _due.Sort(static (left, right) => left.DueTick.CompareTo(right.DueTick));
        try
        {
            foreach (var timer in _due)
            {
                if (timer.State == WheelTimerState.Due)
                {
                    timer.State = WheelTimerState.Idle;
                    timer.Target.OnTimer(timer);
                }
            }
        }
        finally
        {
            _due.Clear();
        }
    }

    private void Collect(long slot, long target)
    {
        var timer = _slots[slot];
        while (timer is not null)
        {
            var next = timer.Next;
            if (timer.DueTick <= target)
            {
                Unlink(timer);
                timer.State = WheelTimerState.Due;
                _due.Add(timer);
            }

            timer = next;
        }
    }

    private void Unlink(WheelTimer timer)
    {
        if (timer.Previous is null)
        {
            _slots[timer.DueTick % SlotCount] = timer.Next;
        }
        else
        {
            timer.Previous.Next = timer.Next;
        }

        if (timer.Next is not null)
        {
            timer.Next.Previous = timer.Previous;
        }

        timer.Next = null;
        timer.Previous = null;
        _count--;
    }
}
