using Microsoft.AspNetCore.Http;
using WorkDistribution.Accounts.Accounts;
using WorkDistribution.Api.Parameters;
using WorkDistribution.Core.Identity;

namespace WorkDistribution.Api.Routing;

/// <summary>A request that has been let in.</summary>
/// <param name="Http">The HTTP side of it.</param>
/// <param name="Caller">Whose credentials it carries.</param>
/// <param name="Account">The account in its path: the caller's or one below it.</param>
/// <param name="Parameters">What it asks for.</param>
internal sealed record ApiRequest(HttpContext Http, Account Caller, Account Account, RequestParameters Parameters)
{
    public CancellationToken Aborted => Http.RequestAborted;

    /// <summary>Start of the account's addresses: /2010-04-01/Accounts/AC...</summary>
    public string AccountUri => "/2010-04-01/Accounts/" + Account.Sid.Value;

    /// <summary>A SID of the path; null when it is not one of its kind, and then there is no such resource.</summary>
    public TSid? Sid<TSid>(string name = "sid")
        where TSid : struct, ISid<TSid> => Core.Identity.Sid.TryParse<TSid>(Http.Request.RouteValues[name] as string, out var sid) ? sid : null;
}
