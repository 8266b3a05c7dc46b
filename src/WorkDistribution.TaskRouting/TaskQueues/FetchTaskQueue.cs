using WorkDistribution.Core.Identity;
using WorkDistribution.TaskRouting.Workspaces;

namespace WorkDistribution.TaskRouting.TaskQueues;

/// <summary>Asks for a queue.</summary>
/// <param name="Sid">Which.</param>
public sealed record FetchTaskQueue(TaskQueueSid Sid) : WorkspaceCommand<TaskQueueView>;
