using System.Diagnostics;

namespace WorkDistribution.Benchmarks.Decisions;

/// <summary>How long decisions took.</summary>
internal sealed class DecisionTimes
{
    private readonly List<double> _microseconds = [];
    private long _began;

    public void Begin() => _began = Stopwatch.GetTimestamp();

    public void End() => _microseconds.Add(Stopwatch.GetElapsedTime(_began).TotalMicroseconds);

    public override string ToString()
    {
        _microseconds.Sort();
        return $"p50 {At(0.5):0.0} p99 {At(0.99):0.0} p99.9 {At(0.999):0} max {_microseconds[^1]:0} us";
    }

    private double At(double share) => _microseconds[(int)((_microseconds.Count - 1) * share)];
}
