using WorkDistribution.Core.Identity;
using WorkDistribution.Core.Paging;
using WorkDistribution.TaskRouting.Workspaces;

namespace WorkDistribution.TaskRouting.Workers;

/// <summary>Lists a worker's channels.</summary>
/// <param name="Worker">Whose.</param>
/// <param name="Page">Which page.</param>
public sealed record ListWorkerChannels(WorkerSid Worker, PageRequest Page) : WorkspaceCommand<Page<WorkerChannelView>>;
