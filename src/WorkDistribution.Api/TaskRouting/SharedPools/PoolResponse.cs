using WorkDistribution.Api.Formats;
using WorkDistribution.TaskRouting.SharedPools;

namespace WorkDistribution.Api.TaskRouting.SharedPools;

/// <summary>A grant as its borrower sees it: nothing of the lender's but what the grant shows.</summary>
internal sealed record PoolResponse(
    string Sid,
    string AccountSid,
    string WorkspaceSid,
    string? WorkerSid,
    string FriendlyName,
    string Attributes,
    int Capacity,
    string Status,
    string DateCreated,
    string DateUpdated,
    string Url,
    IReadOnlyDictionary<string, string?> Links)
{
    public static PoolResponse Of(PoolGrant grant, WorkspaceAddress address) => new(
        grant.Sid.Value,
        address.Account.Value,
        address.Sid.Value,
        grant.PoolWorkerSid?.Value,
        grant.FriendlyName,
        grant.Attributes,
        grant.Capacity,
        RoutingWords.Of(grant),
        WireDate.Iso(grant.DateCreated),
        WireDate.Iso(grant.DateUpdated),
        address.Of("Pools", grant.Sid),
        new Dictionary<string, string?> { ["workspace"] = address.Self, ["worker"] = address.Of("Workers", grant.PoolWorkerSid) });
}
