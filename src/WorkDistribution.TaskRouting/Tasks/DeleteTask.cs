using WorkDistribution.Core.Identity;
using WorkDistribution.TaskRouting.Workspaces;

namespace WorkDistribution.TaskRouting.Tasks;

/// <summary>Removes a task; its offers are rescinded.</summary>
/// <param name="Sid">Which.</param>
/// <param name="IfMatch">The version its owner saw (ETag, with or without quotes), or *; null: whatever it is. Another version is refused with 412.</param>
public sealed record DeleteTask(TaskSid Sid, string? IfMatch = null) : WorkspaceCommand<Nothing>;
