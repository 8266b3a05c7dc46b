using WorkDistribution.Core.Paging;
using WorkDistribution.TaskRouting.Workspaces;

namespace WorkDistribution.TaskRouting.Workers;

/// <summary>Lists workers.</summary>
/// <param name="Filter">Which.</param>
/// <param name="Page">Which page.</param>
public sealed record ListWorkers(WorkerFilter Filter, PageRequest Page) : WorkspaceCommand<Page<WorkerView>>;
