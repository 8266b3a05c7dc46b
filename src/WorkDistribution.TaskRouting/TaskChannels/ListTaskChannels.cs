using WorkDistribution.Core.Paging;
using WorkDistribution.TaskRouting.Workspaces;

namespace WorkDistribution.TaskRouting.TaskChannels;

/// <summary>Lists task channels by date of creation.</summary>
/// <param name="Page">Which page.</param>
public sealed record ListTaskChannels(PageRequest Page) : WorkspaceCommand<Page<TaskChannel>>;
