using WorkDistribution.TaskRouting.Workspaces;

namespace WorkDistribution.TaskRouting.TaskChannels;

/// <summary>Removes a task channel; refused while a task is of it, and for the default one.</summary>
/// <param name="Channel">Its identifier or unique name.</param>
public sealed record DeleteTaskChannel(string Channel) : WorkspaceCommand<Nothing>;
