using System.Diagnostics;

namespace WorkDistribution.Benchmarks.Workspaces;

/// <summary>How many tasks went through, what they cost, and how long commits took.</summary>
internal sealed class BenchResult
{
    private readonly Lock _gate = new();
    private readonly List<double> _commits = [];
    private readonly TimeSpan _cpu = Process.GetCurrentProcess().TotalProcessorTime;
    private readonly long _began = Stopwatch.GetTimestamp();
    private long _tasks;
    private TimeSpan _used;
    private TimeSpan _elapsed;

    public double Rate => _tasks / _elapsed.TotalSeconds;

    public bool IsOver(int seconds) => Stopwatch.GetElapsedTime(_began).TotalSeconds >= seconds;

    public void Done(int tasks) => Interlocked.Add(ref _tasks, tasks);

    public void Took(TimeSpan commit)
    {
        lock (_gate)
        {
            _commits.Add(commit.TotalMilliseconds);
        }
    }

    public BenchResult End()
    {
        _elapsed = Stopwatch.GetElapsedTime(_began);
        using var process = Process.GetCurrentProcess();
        _used = process.TotalProcessorTime - _cpu;
        _commits.Sort();
        return this;
    }

    public override string ToString() =>
        $"{Rate:0} tasks/s, {_used.TotalMilliseconds / _tasks:0.000} CPU-ms a task, commits p50 {_commits[_commits.Count / 2]:0.00} p99 {_commits[_commits.Count * 99 / 100]:0.00} ms";
}
