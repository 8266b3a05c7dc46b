using WorkDistribution.Core.Identity;
using WorkDistribution.TaskRouting.Workspaces;

namespace WorkDistribution.TaskRouting.TaskQueues;

/// <summary>Removes a queue; refused while tasks are in it or a workflow names it.</summary>
/// <param name="Sid">Which.</param>
public sealed record DeleteTaskQueue(TaskQueueSid Sid) : WorkspaceCommand<Nothing>;
