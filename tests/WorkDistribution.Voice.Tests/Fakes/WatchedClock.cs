using WorkDistribution.Testing;

namespace WorkDistribution.Voice.Tests.Fakes;

/// <summary>A manual clock that says which timers are set, so that a test moves it only when somebody waits.</summary>
internal sealed class WatchedClock : TimeProvider
{
    private readonly ManualTimeProvider _inner = new();
    private readonly Signals<TimeSpan> _armed = new();

    public int ArmedTimers => _inner.ArmedTimers;

    public override long TimestampFrequency => _inner.TimestampFrequency;

    public override DateTimeOffset GetUtcNow() => _inner.GetUtcNow();

    public override long GetTimestamp() => _inner.GetTimestamp();

    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
    {
        var timer = _inner.CreateTimer(callback, state, dueTime, period);
        if (dueTime > TimeSpan.Zero)
        {
            _armed.Add(dueTime);
        }

        return timer;
    }

    public void Advance(TimeSpan by) => _inner.Advance(by);

    /// <summary>Waits until a timer of that length is set and then moves on by it.</summary>
    public async Task PassAsync(TimeSpan due)
    {
        while (await _armed.NextAsync() != due)
        {
        }

        _inner.Advance(due);
    }
}
