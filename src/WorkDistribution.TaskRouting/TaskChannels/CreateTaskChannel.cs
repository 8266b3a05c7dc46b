using WorkDistribution.TaskRouting.Workspaces;

namespace WorkDistribution.TaskRouting.TaskChannels;

/// <summary>Makes a task channel; every worker gets a channel of it.</summary>
/// <param name="FriendlyName">Its name.</param>
/// <param name="UniqueName">Its unique name.</param>
/// <param name="ChannelOptimizedRouting">Whether free capacity goes before idle time.</param>
public sealed record CreateTaskChannel(string FriendlyName, string UniqueName, bool ChannelOptimizedRouting = false) : WorkspaceCommand<TaskChannel>;
