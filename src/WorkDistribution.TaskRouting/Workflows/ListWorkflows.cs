using WorkDistribution.Core.Paging;
using WorkDistribution.TaskRouting.Workspaces;

namespace WorkDistribution.TaskRouting.Workflows;

/// <summary>Lists workflows by date of creation.</summary>
/// <param name="FriendlyName">Only this name.</param>
/// <param name="Page">Which page.</param>
public sealed record ListWorkflows(string? FriendlyName, PageRequest Page) : WorkspaceCommand<Page<Workflow>>;
