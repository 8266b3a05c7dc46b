using WorkDistribution.Api.Formats;
using WorkDistribution.TaskRouting.Workspaces;

namespace WorkDistribution.Api.TaskRouting.Workspaces;

/// <summary>A workspace on the wire.</summary>
internal sealed record WorkspaceResponse(
    string Sid,
    string AccountSid,
    string FriendlyName,
    string DateCreated,
    string DateUpdated,
    string? DefaultActivityName,
    string DefaultActivitySid,
    string? TimeoutActivityName,
    string TimeoutActivitySid,
    string? EventCallbackUrl,
    string EventsFilter,
    bool MultiTaskEnabled,
    string PrioritizeQueueOrder,
    string Url,
    IReadOnlyDictionary<string, string?> Links)
{
    public static WorkspaceResponse Of(WorkspaceView view, string origin)
    {
        var workspace = view.Workspace;
        var address = new WorkspaceAddress(workspace.AccountSid, workspace.Sid, origin);
        return new WorkspaceResponse(
            workspace.Sid.Value,
            workspace.AccountSid.Value,
            workspace.FriendlyName,
            WireDate.Iso(workspace.DateCreated),
            WireDate.Iso(workspace.DateUpdated),
            view.DefaultActivityName,
            workspace.DefaultActivitySid.Value,
            view.TimeoutActivityName,
            workspace.TimeoutActivitySid.Value,
            workspace.EventCallbackUrl,
            workspace.EventsFilter,
            workspace.MultiTaskEnabled,
            RoutingWords.QueueOrder.Of(workspace.PrioritizeQueueOrder),
            address.Self,
            new Dictionary<string, string?>
            {
                ["activities"] = address.Of("Activities"),
                ["events"] = address.Of("Events"),
                ["tasks"] = address.Of("Tasks"),
                ["task_channels"] = address.Of("TaskChannels"),
                ["task_queues"] = address.Of("TaskQueues"),
                ["workers"] = address.Of("Workers"),
                ["workflows"] = address.Of("Workflows"),
                ["statistics"] = address.Of("Statistics"),
                ["real_time_statistics"] = address.Of("RealTimeStatistics"),
                ["cumulative_statistics"] = address.Of("CumulativeStatistics"),
            });
    }
}
