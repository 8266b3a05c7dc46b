using System.Collections.Concurrent;

namespace WorkDistribution.Api.Routing;

/// <summary>
/// Counts requests against a rate, averaged over ten seconds: ten seconds' worth may come at once. Kept as one number a key, the time at which what was
/// let in is paid off (generic cell rate algorithm). The framework's token bucket keeps a clock of its own, which tests cannot move.
/// </summary>
internal sealed class RateGate<TKey>(TimeProvider clock)
    where TKey : notnull
{
    private const int Sweep = 10_000;
    private static readonly TimeSpan Window = TimeSpan.FromSeconds(10);

    private readonly ConcurrentDictionary<TKey, long> _paidOff = new();

    /// <summary>Counts one request.</summary>
    /// <returns>Zero when it is let in; else how long it would have to wait.</returns>
    public TimeSpan Count(TKey key, int perSecond)
    {
        var now = clock.GetTimestamp();
        var cost = Math.Max(1, clock.TimestampFrequency / perSecond);
        var allowed = now + (long)(Window.TotalSeconds * clock.TimestampFrequency);
        if (_paidOff.Count > Sweep)
        {
            Forget(now);
        }

        while (true)
        {
            var known = _paidOff.TryGetValue(key, out var paidOff);
            var next = Math.Max(known ? paidOff : now, now) + cost;
            if (next > allowed)
            {
                return clock.GetElapsedTime(allowed, next);
            }

            if (known ? _paidOff.TryUpdate(key, next, paidOff) : _paidOff.TryAdd(key, next))
            {
                return TimeSpan.Zero;
            }
        }
    }

    private void Forget(long now)
    {
        foreach (var pair in _paidOff.Where(pair => pair.Value <= now))
        {
            _paidOff.TryRemove(pair);
        }
    }
}
