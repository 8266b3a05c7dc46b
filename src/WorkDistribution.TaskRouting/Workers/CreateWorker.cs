using WorkDistribution.Core.Identity;
using WorkDistribution.TaskRouting.Workspaces;

namespace WorkDistribution.TaskRouting.Workers;

/// <summary>Makes a worker with a channel for each task channel.</summary>
/// <param name="FriendlyName">Its name, unique.</param>
/// <param name="ActivitySid">Its activity; null: the workspace's default.</param>
/// <param name="Attributes">JSON object.</param>
public sealed record CreateWorker(string FriendlyName, ActivitySid? ActivitySid = null, string Attributes = "{}") : WorkspaceCommand<WorkerView>;
