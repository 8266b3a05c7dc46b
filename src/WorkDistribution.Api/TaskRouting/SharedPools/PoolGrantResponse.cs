using WorkDistribution.Api.Formats;
using WorkDistribution.TaskRouting.SharedPools;

namespace WorkDistribution.Api.TaskRouting.SharedPools;

/// <summary>A grant as its lender sees it: nothing of the borrower's but the account it was made to.</summary>
internal sealed record PoolGrantResponse(
    string Sid,
    string AccountSid,
    string WorkspaceSid,
    string TaskQueueSid,
    string BorrowerAccountSid,
    string FriendlyName,
    string Attributes,
    int Capacity,
    int Priority,
    string Status,
    string DateCreated,
    string DateUpdated,
    string Url)
{
    public static PoolGrantResponse Of(PoolGrant grant, WorkspaceAddress address) => new(
        grant.Sid.Value,
        address.Account.Value,
        address.Sid.Value,
        grant.TaskQueueSid.Value,
        grant.BorrowerAccountSid.Value,
        grant.FriendlyName,
        grant.Attributes,
        grant.Capacity,
        grant.Priority,
        RoutingWords.Of(grant),
        WireDate.Iso(grant.DateCreated),
        WireDate.Iso(grant.DateUpdated),
        $"{address.Of("TaskQueues", grant.TaskQueueSid)}/Grants/{grant.Sid}");
}
