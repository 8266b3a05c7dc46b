using WorkDistribution.Api.Formats;
using WorkDistribution.TaskRouting.Workers;

namespace WorkDistribution.Api.TaskRouting.Workers;

/// <summary>A worker's channel on the wire.</summary>
internal sealed record WorkerChannelResponse(
    string Sid,
    string AccountSid,
    string WorkspaceSid,
    string WorkerSid,
    string TaskChannelSid,
    string TaskChannelUniqueName,
    bool Available,
    int ConfiguredCapacity,
    int AssignedTasks,
    int AvailableCapacityPercentage,
    string DateCreated,
    string DateUpdated,
    string Url)
{
    public static WorkerChannelResponse Of(WorkerChannelView view, WorkspaceAddress address)
    {
        var channel = view.Channel;
        return new WorkerChannelResponse(
            channel.Sid.Value,
            address.Account.Value,
            address.Sid.Value,
            channel.WorkerSid.Value,
            channel.TaskChannelSid.Value,
            view.TaskChannelUniqueName,
            channel.Available,
            channel.ConfiguredCapacity,
            view.AssignedTasks,
            view.AvailableCapacityPercentage,
            WireDate.Iso(channel.DateCreated),
            WireDate.Iso(channel.DateUpdated),
            $"{address.Of("Workers", channel.WorkerSid)}/Channels/{channel.Sid}");
    }
}
