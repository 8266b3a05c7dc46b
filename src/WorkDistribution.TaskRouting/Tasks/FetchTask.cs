using WorkDistribution.Core.Identity;
using WorkDistribution.TaskRouting.Workspaces;

namespace WorkDistribution.TaskRouting.Tasks;

/// <summary>Asks for a task.</summary>
/// <param name="Sid">Which.</param>
public sealed record FetchTask(TaskSid Sid) : WorkspaceCommand<TaskView>;
