namespace WorkDistribution.TaskRouting.Rehearsal.Replay;

/// <summary>How a worker's time went: really, or in a rehearsal.</summary>
/// <param name="start">From when on it counts.</param>
internal sealed class WorkerOutcome(DateTimeOffset start)
{
    private DateTimeOffset _last;
    private bool _available;
    private int _held;

    /// <summary>Tasks it accepted.</summary>
    public int Tasks { get; private set; }

    /// <summary>Time with at least one task.</summary>
    public TimeSpan Busy { get; private set; }

    /// <summary>Time with a task, or free for one.</summary>
    public TimeSpan Present { get; private set; }

    /// <summary>Its activity changes.</summary>
    public void Becomes(bool available, DateTimeOffset time)
    {
        Pass(time);
        _available = available;
    }

    /// <summary>It takes a task; one it had from before is not counted.</summary>
    public void Takes(DateTimeOffset time, bool isNew = true)
    {
        Pass(time);
        _held++;
        Tasks += isNew && time >= start ? 1 : 0;
    }

    /// <summary>It is done with a task.</summary>
    public void Ends(DateTimeOffset time)
    {
        Pass(time);
        _held = Math.Max(0, _held - 1);
    }

    /// <summary>Time passes.</summary>
    public void Pass(DateTimeOffset time)
    {
        var from = _last < start ? start : _last;
        var passed = time < from ? TimeSpan.Zero : time - from;
        Busy += _held > 0 ? passed : TimeSpan.Zero;
        Present += _held > 0 || _available ? passed : TimeSpan.Zero;
        _last = time;
    }
}
