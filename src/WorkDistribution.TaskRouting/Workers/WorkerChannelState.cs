using WorkDistribution.TaskRouting.TaskChannels;
using WorkDistribution.TaskRouting.Workspaces;

namespace WorkDistribution.TaskRouting.Workers;

/// <summary>A worker's channel in a live workspace.</summary>
internal sealed class WorkerChannelState(WorkerChannel channel, TaskChannelState kind) : Entity
{
    /// <summary>What is kept.</summary>
    public WorkerChannel Channel { get; set; } = channel;

    /// <summary>The task channel.</summary>
    public TaskChannelState Kind { get; } = kind;

    /// <summary>Tasks offered, accepted or wrapping.</summary>
    public int Assigned { get; set; }

    /// <summary>Whether one more task fits.</summary>
    public bool HasRoom => Channel.Available && Assigned < Channel.ConfiguredCapacity;

    /// <summary>Free share of the capacity, 0 to 100.</summary>
    public int FreePercentage => Channel.ConfiguredCapacity == 0 || !Channel.Available ? 0 : Math.Max(0, (Channel.ConfiguredCapacity - Assigned) * 100 / Channel.ConfiguredCapacity);

    /// <inheritdoc/>
    public override string Key => Channel.Sid.Value;

    /// <inheritdoc/>
    public override DateTimeOffset Created => Channel.DateCreated;
}
