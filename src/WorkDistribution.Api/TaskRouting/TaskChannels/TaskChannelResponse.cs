using WorkDistribution.Api.Formats;
using WorkDistribution.TaskRouting.TaskChannels;

namespace WorkDistribution.Api.TaskRouting.TaskChannels;

/// <summary>A task channel on the wire.</summary>
internal sealed record TaskChannelResponse(
    string Sid,
    string AccountSid,
    string WorkspaceSid,
    string FriendlyName,
    string UniqueName,
    bool ChannelOptimizedRouting,
    string DateCreated,
    string DateUpdated,
    string Url,
    IReadOnlyDictionary<string, string?> Links)
{
    public static TaskChannelResponse Of(TaskChannel channel, WorkspaceAddress address) => new(
        channel.Sid.Value,
        address.Account.Value,
        address.Sid.Value,
        channel.FriendlyName,
        channel.UniqueName,
        channel.ChannelOptimizedRouting,
        WireDate.Iso(channel.DateCreated),
        WireDate.Iso(channel.DateUpdated),
        address.Of("TaskChannels", channel.Sid),
        new Dictionary<string, string?> { ["workspace"] = address.Self });
}
