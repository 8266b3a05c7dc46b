using WorkDistribution.Api.Formats;
using WorkDistribution.TaskRouting.Activities;

namespace WorkDistribution.Api.TaskRouting.Activities;

/// <summary>An activity on the wire.</summary>
internal sealed record ActivityResponse(
    string Sid,
    string AccountSid,
    string WorkspaceSid,
    string FriendlyName,
    bool Available,
    string DateCreated,
    string DateUpdated,
    string Url,
    IReadOnlyDictionary<string, string?> Links)
{
    public static ActivityResponse Of(Activity activity, WorkspaceAddress address) => new(
        activity.Sid.Value,
        address.Account.Value,
        address.Sid.Value,
        activity.FriendlyName,
        activity.Available,
        WireDate.Iso(activity.DateCreated),
        WireDate.Iso(activity.DateUpdated),
        address.Of("Activities", activity.Sid),
        new Dictionary<string, string?> { ["workspace"] = address.Self });
}
