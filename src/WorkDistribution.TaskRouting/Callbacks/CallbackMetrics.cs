using System.Diagnostics.Metrics;

namespace WorkDistribution.TaskRouting.Callbacks;

/// <summary>Figures of callbacks: of the meter "WorkDistribution.TaskRouting.Callbacks".</summary>
internal sealed class CallbackMetrics : IDisposable
{
    private readonly Meter _meter = new("WorkDistribution.TaskRouting.Callbacks");
    private readonly Counter<long> _sent;
    private readonly Counter<long> _failed;
    private readonly Counter<long> _dropped;

    public CallbackMetrics()
    {
        _sent = _meter.CreateCounter<long>("taskrouting.callbacks", description: "Callbacks sent, by kind.");
        _failed = _meter.CreateCounter<long>("taskrouting.callbacks_failed", description: "Callbacks without a usable answer, by kind.");
        _dropped = _meter.CreateCounter<long>("taskrouting.callbacks_dropped", description: "Callbacks not sent because too many waited, or given up, by kind.");
    }

    public void Sent(string kind) => _sent.Add(1, new KeyValuePair<string, object?>("kind", kind));

    public void Failed(string kind) => _failed.Add(1, new KeyValuePair<string, object?>("kind", kind));

    public void Dropped(string kind) => _dropped.Add(1, new KeyValuePair<string, object?>("kind", kind));

    public void Dispose() => _meter.Dispose();
}
