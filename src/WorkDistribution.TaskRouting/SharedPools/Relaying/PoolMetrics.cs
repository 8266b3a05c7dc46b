using System.Diagnostics.Metrics;

namespace WorkDistribution.TaskRouting.SharedPools.Relaying;

/// <summary>Figures of shared pools: of the meter "WorkDistribution.TaskRouting.SharedPools".</summary>
internal sealed class PoolMetrics : IDisposable
{
    private readonly Meter _meter = new("WorkDistribution.TaskRouting.SharedPools");
    private readonly Counter<long> _moves;
    private readonly Counter<long> _refused;
    private readonly Counter<long> _delayed;
    private readonly Counter<long> _overflowed;

    public PoolMetrics()
    {
        _moves = _meter.CreateCounter<long>("taskrouting.pool_moves", description: "Steps relayed between lenders and borrowers, by kind.");
        _refused = _meter.CreateCounter<long>("taskrouting.pool_guests_refused", description: "Offers rejected because the lender's workspace took no guest task.");
        _delayed = _meter.CreateCounter<long>("taskrouting.pool_delays", description: "Times a relay had to be looked at again because a workspace took no commands.");
        _overflowed = _meter.CreateCounter<long>("taskrouting.pool_overflows", description: "Times so much waited that everything of a grant was looked at instead.");
    }

    public void Moved(RelayMove move) => _moves.Add(1, new KeyValuePair<string, object?>("move", move.ToString()));

    public void Refused() => _refused.Add(1);

    public void Delayed() => _delayed.Add(1);

    public void Overflowed() => _overflowed.Add(1);

    public void Dispose() => _meter.Dispose();
}
