using WorkDistribution.Core.Identity;
using WorkDistribution.TaskRouting.Workspaces;

namespace WorkDistribution.TaskRouting.Workers;

/// <summary>Asks for a worker's channel.</summary>
/// <param name="Worker">Whose.</param>
/// <param name="Channel">Its identifier (WC or TC) or the task channel's unique name.</param>
public sealed record FetchWorkerChannel(WorkerSid Worker, string Channel) : WorkspaceCommand<WorkerChannelView>;
