using WorkDistribution.Api.Formats;
using WorkDistribution.TaskRouting.Tasks;

namespace WorkDistribution.Api.TaskRouting.Tasks;

/// <summary>A task on the wire.</summary>
internal sealed record TaskResponse(
    string Sid,
    string AccountSid,
    string WorkspaceSid,
    string Attributes,
    string AssignmentStatus,
    int Age,
    int Priority,
    string? Reason,
    string? TaskQueueSid,
    string? TaskQueueFriendlyName,
    string? TaskQueueEnteredDate,
    string TaskChannelSid,
    string TaskChannelUniqueName,
    string? WorkflowSid,
    string? WorkflowFriendlyName,
    int Timeout,
    string VirtualStartTime,
    bool IgnoreCapacity,
    string? RoutingTarget,
    string? Addons,
    string DateCreated,
    string DateUpdated,
    string Url,
    IReadOnlyDictionary<string, string?> Links)
{
    public static TaskResponse Of(TaskView view, WorkspaceAddress address)
    {
        var task = view.Task;
        var url = address.Of("Tasks", task.Sid);
        return new TaskResponse(
            task.Sid.Value,
            address.Account.Value,
            address.Sid.Value,
            task.Attributes,
            RoutingWords.AssignmentStatus.Of(task.AssignmentStatus),
            view.Age,
            task.Priority,
            task.Reason,
            task.TaskQueueSid?.Value,
            view.TaskQueueName,
            WireDate.Iso(task.TaskQueueEnteredDate),
            task.TaskChannelSid.Value,
            view.TaskChannelUniqueName,
            task.WorkflowSid?.Value,
            view.WorkflowName,
            task.Timeout,
            WireDate.Iso(task.StartTime),
            task.IgnoreCapacity,
            task.RoutingTarget,
            Addons: null,
            WireDate.Iso(task.DateCreated),
            WireDate.Iso(task.DateUpdated),
            url,
            new Dictionary<string, string?>
            {
                ["workspace"] = address.Self,
                ["workflow"] = address.Of("Workflows", task.WorkflowSid),
                ["task_queue"] = address.Of("TaskQueues", task.TaskQueueSid),
                ["reservations"] = url + "/Reservations",
            });
    }
}
