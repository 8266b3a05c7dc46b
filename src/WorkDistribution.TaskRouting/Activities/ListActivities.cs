using WorkDistribution.Core.Paging;
using WorkDistribution.TaskRouting.Workspaces;

namespace WorkDistribution.TaskRouting.Activities;

/// <summary>Lists activities by date of creation.</summary>
/// <param name="FriendlyName">Only this name.</param>
/// <param name="Available">Only these.</param>
/// <param name="Page">Which page.</param>
public sealed record ListActivities(string? FriendlyName, bool? Available, PageRequest Page) : WorkspaceCommand<Page<Activity>>;
