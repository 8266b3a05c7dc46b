using WorkDistribution.Api.Formats;
using WorkDistribution.TaskRouting.TaskQueues;

namespace WorkDistribution.Api.TaskRouting.TaskQueues;

/// <summary>A queue on the wire.</summary>
internal sealed record TaskQueueResponse(
    string Sid,
    string AccountSid,
    string WorkspaceSid,
    string FriendlyName,
    string TargetWorkers,
    int MaxReservedWorkers,
    string TaskOrder,
    string? ReservationActivitySid,
    string? ReservationActivityName,
    string? AssignmentActivitySid,
    string? AssignmentActivityName,
    string DateCreated,
    string DateUpdated,
    string Url,
    IReadOnlyDictionary<string, string?> Links)
{
    public static TaskQueueResponse Of(TaskQueueView view, WorkspaceAddress address)
    {
        var queue = view.Queue;
        var url = address.Of("TaskQueues", queue.Sid);
        return new TaskQueueResponse(
            queue.Sid.Value,
            address.Account.Value,
            address.Sid.Value,
            queue.FriendlyName,
            queue.TargetWorkers,
            queue.MaxReservedWorkers,
            RoutingWords.QueueOrder.Of(view.TaskOrder),
            queue.ReservationActivitySid?.Value,
            view.ReservationActivityName,
            queue.AssignmentActivitySid?.Value,
            view.AssignmentActivityName,
            WireDate.Iso(queue.DateCreated),
            WireDate.Iso(queue.DateUpdated),
            url,
            new Dictionary<string, string?>
            {
                ["workspace"] = address.Self,
                ["reservation_activity"] = address.Of("Activities", queue.ReservationActivitySid),
                ["assignment_activity"] = address.Of("Activities", queue.AssignmentActivitySid),
                ["list_statistics"] = address.Of("TaskQueues/Statistics"),
                ["statistics"] = url + "/Statistics",
                ["real_time_statistics"] = url + "/RealTimeStatistics",
                ["cumulative_statistics"] = url + "/CumulativeStatistics",
            });
    }
}
