using WorkDistribution.Core.Paging;
using WorkDistribution.TaskRouting.Workspaces;

namespace WorkDistribution.TaskRouting.Tasks;

/// <summary>Lists tasks.</summary>
/// <param name="Filter">Which.</param>
/// <param name="Page">Which page.</param>
public sealed record ListTasks(TaskFilter Filter, PageRequest Page) : WorkspaceCommand<Page<TaskView>>;
