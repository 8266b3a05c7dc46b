using WorkDistribution.Core.Identity;
using WorkDistribution.TaskRouting.Workspaces;

namespace WorkDistribution.TaskRouting.Workers;

/// <summary>Changes a worker's channel.</summary>
/// <param name="Worker">Whose.</param>
/// <param name="Channel">Its identifier (WC or TC) or the task channel's unique name.</param>
/// <param name="Capacity">Tasks at once, 0 to 50.</param>
/// <param name="Available">Whether tasks of this channel are offered.</param>
public sealed record UpdateWorkerChannel(
    WorkerSid Worker,
    string Channel,
    int? Capacity = null,
    bool? Available = null) : WorkspaceCommand<WorkerChannelView>;
