namespace WorkDistribution.TaskRouting.Workers;

/// <summary>A worker's channel with what the wire shows beside it.</summary>
public sealed record WorkerChannelView
{
    /// <summary>The channel.</summary>
    public required WorkerChannel Channel { get; init; }

    /// <summary>Name of the task channel.</summary>
    public required string TaskChannelUniqueName { get; init; }

    /// <summary>Tasks of this channel offered to or held by the worker.</summary>
    public required int AssignedTasks { get; init; }

    /// <summary>Free part of the capacity, 0 to 100.</summary>
    public required int AvailableCapacityPercentage { get; init; }
}
