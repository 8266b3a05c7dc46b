using System.Diagnostics.Metrics;

namespace WorkDistribution.Storage;

/// <summary>Counters of one writer: the meter "WorkDistribution.Storage", and "WorkDistribution.Storage.TaskRouting" of workspaces.</summary>
internal sealed class StorageMetrics : IDisposable
{
    private readonly Meter _meter;
    private readonly Counter<long> _saves;
    private readonly Counter<long> _commits;
    private readonly Counter<long> _failures;
    private readonly Counter<long> _waits;

    public StorageMetrics(string meter = "WorkDistribution.Storage")
    {
        _meter = new Meter(meter);
        _saves = _meter.CreateCounter<long>("storage.saves", description: "Changes on disk.");
        _commits = _meter.CreateCounter<long>("storage.commits", description: "Groups of changes committed.");
        _failures = _meter.CreateCounter<long>("storage.failures", description: "Changes that could not be made.");
        _waits = _meter.CreateCounter<long>("storage.queue_full", description: "Changes that had to wait for room in the write queue.");
    }

    public void Committed(int saves)
    {
        _saves.Add(saves);
        _commits.Add(1);
    }

    public void Failed() => _failures.Add(1);

    public void QueueFull() => _waits.Add(1);

    public void Dispose() => _meter.Dispose();
}
