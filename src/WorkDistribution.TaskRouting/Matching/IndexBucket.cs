using WorkDistribution.TaskRouting.Workers;

namespace WorkDistribution.TaskRouting.Matching;

/// <summary>Who has a value, and which sets want it.</summary>
internal sealed class IndexBucket
{
    /// <summary>Workers with the value.</summary>
    public HashSet<WorkerState> Workers { get; } = [];

    /// <summary>Sets whose workers all have the value.</summary>
    public HashSet<WorkerSet> Sets { get; } = [];
}
