using System.Diagnostics.Metrics;

namespace WorkDistribution.Api.TaskRouting.WorkerChannel;

/// <summary>Figures of the meter "WorkDistribution.Api.WorkerChannel".</summary>
internal sealed class WorkerChannelMetrics : IDisposable
{
    private readonly Meter _meter = new("WorkDistribution.Api.WorkerChannel");
    private readonly UpDownCounter<long> _open;
    private readonly Counter<long> _closed;
    private readonly Counter<long> _sent;

    public WorkerChannelMetrics()
    {
        _open = _meter.CreateUpDownCounter<long>("workerchannel.sockets", description: "Workers' sockets that are open.");
        _closed = _meter.CreateCounter<long>("workerchannel.closed", description: "Sockets closed or refused by the server, by reason.");
        _sent = _meter.CreateCounter<long>("workerchannel.events", description: "Events sent.");
    }

    public void Opened() => _open.Add(1);

    public void Ended() => _open.Add(-1);

    public void ClosedBecause(string reason) => _closed.Add(1, new KeyValuePair<string, object?>("reason", reason));

    public void Sent() => _sent.Add(1);

    public void Dispose() => _meter.Dispose();
}
