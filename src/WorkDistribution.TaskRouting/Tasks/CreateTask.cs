using WorkDistribution.Core.Identity;
using WorkDistribution.TaskRouting.Workspaces;

namespace WorkDistribution.TaskRouting.Tasks;

/// <summary>Makes a task and leads it to a queue. Without workflow, queue and routing target the workspace's only workflow takes it; where there is none or several it is refused.</summary>
/// <param name="Attributes">JSON object.</param>
/// <param name="WorkflowSid">The workflow that leads it.</param>
/// <param name="TaskQueueSid">The queue it goes to at once.</param>
/// <param name="RoutingTarget">A worker (WK) or queue (WQ) it is sent to directly.</param>
/// <param name="Timeout">Seconds it may live; null: 86,400.</param>
/// <param name="Priority">0 or more; null: 0.</param>
/// <param name="TaskChannel">Identifier or unique name; null: default.</param>
/// <param name="VirtualStartTime">The time from which its age counts.</param>
/// <param name="IgnoreCapacity">Whether capacity is ignored, with a routing target.</param>
public sealed record CreateTask(
    string Attributes = "{}",
    WorkflowSid? WorkflowSid = null,
    TaskQueueSid? TaskQueueSid = null,
    string? RoutingTarget = null,
    int? Timeout = null,
    int? Priority = null,
    string? TaskChannel = null,
    DateTimeOffset? VirtualStartTime = null,
    bool IgnoreCapacity = false) : WorkspaceCommand<TaskView>
{
    /// <summary>The identifier it gets, for who must be able to ask again without making a second one: where the workspace has such a task already that is given and nothing made. null: a new one.</summary>
    public TaskSid? Sid { get; init; }
}
