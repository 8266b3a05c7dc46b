using WorkDistribution.TaskRouting.Workspaces;

namespace WorkDistribution.TaskRouting.TaskChannels;

/// <summary>Asks for a task channel.</summary>
/// <param name="Channel">Its identifier or unique name.</param>
public sealed record FetchTaskChannel(string Channel) : WorkspaceCommand<TaskChannel>;
