using WorkDistribution.TaskRouting.Workspaces;

namespace WorkDistribution.TaskRouting.TaskChannels;

/// <summary>Changes a task channel.</summary>
/// <param name="Channel">Its identifier or unique name.</param>
/// <param name="FriendlyName">New name.</param>
/// <param name="ChannelOptimizedRouting">Whether free capacity goes before idle time.</param>
public sealed record UpdateTaskChannel(
    string Channel,
    string? FriendlyName = null,
    bool? ChannelOptimizedRouting = null) : WorkspaceCommand<TaskChannel>;
