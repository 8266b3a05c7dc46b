using WorkDistribution.TaskRouting.Workspaces;

namespace WorkDistribution.TaskRouting.TaskChannels;

/// <summary>A task channel in a live workspace.</summary>
internal sealed class TaskChannelState(TaskChannel channel) : Entity
{
    /// <summary>The name of the channel that tasks are of when nobody says; it stays.</summary>
    public const string DefaultName = "default";

    /// <summary>What is kept.</summary>
    public TaskChannel Channel { get; set; } = channel;

    /// <summary>Tasks of it, ended ones included.</summary>
    public int Tasks { get; set; }

    /// <inheritdoc/>
    public override string Key => Channel.Sid.Value;

    /// <inheritdoc/>
    public override DateTimeOffset Created => Channel.DateCreated;
}
