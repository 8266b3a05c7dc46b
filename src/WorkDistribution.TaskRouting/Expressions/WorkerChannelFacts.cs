namespace WorkDistribution.TaskRouting.Expressions;

/// <summary>What an expression may know of a worker's capacity for a kind of work.</summary>
/// <param name="Available">Whether the worker takes such tasks.</param>
/// <param name="ConfiguredCapacity">How many at a time.</param>
/// <param name="AssignedTasks">How many there are now.</param>
public readonly record struct WorkerChannelFacts(bool Available, int ConfiguredCapacity, int AssignedTasks)
{
    /// <summary>Share of the capacity that is free, 0 to 100.</summary>
    public int AvailableCapacityPercentage => ConfiguredCapacity <= 0 || !Available ? 0 : Math.Max(0, (ConfiguredCapacity - AssignedTasks) * 100 / ConfiguredCapacity);
}
