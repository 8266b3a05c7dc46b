using WorkDistribution.Core.Identity;
using WorkDistribution.TaskRouting.Workspaces;

namespace WorkDistribution.TaskRouting.Workers;

/// <summary>Asks for a worker.</summary>
/// <param name="Sid">Which.</param>
public sealed record FetchWorker(WorkerSid Sid) : WorkspaceCommand<WorkerView>;
