using Microsoft.Extensions.Logging;

namespace WorkDistribution.Media.Clock;

/// <summary>A thread that ticks one clock every 20 ms on an absolute schedule: being late once does not move what follows.</summary>
internal sealed class ClockThread : IDisposable
{
    /// <summary>Between two ticks.</summary>
    public static readonly TimeSpan Period = TimeSpan.FromMilliseconds(20);

    private const int Nice = -11;

    private static readonly TimeSpan LateAfter = TimeSpan.FromMilliseconds(5);

    // After a stall this much is made up for by ticking faster; what is beyond is given up, or every call would get a burst of old audio.
    private static readonly TimeSpan MostCatchUp = TimeSpan.FromMilliseconds(100);

    private readonly MediaClock _clock;
    private readonly TimeProvider _time;
    private readonly long _origin;
    private readonly TimeSpan _phase;
    private readonly ILogger _logger;
    private readonly ManualResetEventSlim _stop = new();
    private readonly Thread _thread;

    /// <summary>Prepares the thread.</summary>
    /// <param name="clock">What to tick.</param>
    /// <param name="time">The clock on the wall.</param>
    /// <param name="origin">Timestamp that counts as zero.</param>
    /// <param name="phase">Offset of its ticks, so that the clocks do not all begin at once.</param>
    /// <param name="logger">For its end.</param>
    public ClockThread(MediaClock clock, TimeProvider time, long origin, TimeSpan phase, ILogger logger)
    {
        _clock = clock;
        _time = time;
        _origin = origin;
        _phase = phase;
        _logger = logger;
        _thread = new Thread(Run) { IsBackground = true, Name = "media clock", Priority = ThreadPriority.Highest };
    }

    /// <summary>Begins to tick.</summary>
    public void Start() => _thread.Start();

    /// <summary>Ends after the tick in hand and waits for it.</summary>
    public void Dispose()
    {
        _stop.Set();
        if (_thread.IsAlive)
        {
            _thread.Join();
        }

        _stop.Dispose();
    }

    private void Run()
    {
        if (OperatingSystem.IsLinux())
        {
            // The runtime's own priorities mean nothing on Linux. Refused without the right to it (root, CAP_SYS_NICE or LimitNICE): then all goes on as it is.
            _ = LibC.SetPriority(0, 0, Nice);
        }

        var next = _time.GetElapsedTime(_origin) + _phase;
        while (!_stop.IsSet)
        {
            WaitUntil(next);
            var now = _time.GetElapsedTime(_origin);
            var late = now - next;
            if (late > LateAfter)
            {
                _clock.Counters.CountLateTick();
            }

            if (late > MostCatchUp)
            {
                MediaLog.ClockStalled(_logger, _clock.Index, late.TotalMilliseconds);
                next = now;
            }

            _clock.Tick(new MediaTime(now));
            next += Period;
        }
    }

    private void WaitUntil(TimeSpan due)
    {
        var left = due - _time.GetElapsedTime(_origin);
        if (left <= TimeSpan.Zero)
        {
            return;
        }

        if (OperatingSystem.IsLinux())
        {
            // Precise to some tens of microseconds, and no timer or lock of the runtime in between.
            var request = new LibC.TimeSpec { Seconds = 0, Nanoseconds = left.Ticks * 100 };
            _ = LibC.ClockNanosleep(1, 0, ref request, 0);
            return;
        }

        _stop.Wait(left);
    }
}
