using WorkDistribution.Core.Identity;
using WorkDistribution.TaskRouting.Workspaces;

namespace WorkDistribution.TaskRouting.Tasks;

/// <summary>Changes a task (R3-22): attributes and priority while it waits lead to evaluation anew; a status cancels, wraps or completes it.</summary>
/// <param name="Sid">Which.</param>
/// <param name="Attributes">JSON object.</param>
/// <param name="AssignmentStatus">canceled, wrapping, completed, or pending (handed back, R3-49).</param>
/// <param name="Reason">Why.</param>
/// <param name="Priority">New priority.</param>
/// <param name="TaskChannel">Identifier or unique name.</param>
/// <param name="VirtualStartTime">The time from which its age counts.</param>
/// <param name="IfMatch">The version its owner saw (ETag, with or without quotes), or *; null: whatever it is. Another version is refused with 412.</param>
public sealed record UpdateTask(
    TaskSid Sid,
    string? Attributes = null,
    AssignmentStatus? AssignmentStatus = null,
    string? Reason = null,
    int? Priority = null,
    string? TaskChannel = null,
    DateTimeOffset? VirtualStartTime = null,
    string? IfMatch = null) : WorkspaceCommand<TaskView>;
