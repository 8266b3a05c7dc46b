using Microsoft.AspNetCore.Http;
using WorkDistribution.Accounts.Accounts;
using WorkDistribution.Api.Parameters;
using WorkDistribution.Core.Identity;

namespace WorkDistribution.Api.Routing;

/// <summary>A request that has been let in.</summary>
/// <param name="Http">The HTTP side of it.</param>
/// <param name="Caller">Whose credentials it carries.</param>
/// <param name="Account">The account in its path: the caller's or one below it; the caller's where the path names none.</param>
/// <param name="Parameters">What it asks for.</param>
internal sealed record ApiRequest(HttpContext Http, Account Caller, Account Account, RequestParameters Parameters)
{
    /// <summary>Start of absolute addresses in the answer, without a slash at its end.</summary>
    public required string Origin { get; init; }

    public CancellationToken Aborted => Http.RequestAborted;

    /// <summary>Start of the account's addresses: /2010-04-01/Accounts/AC...</summary>
    public string AccountUri => "/2010-04-01/Accounts/" + Account.Sid.Value;

    /// <summary>What the path names by identifier or unique name.</summary>
    public string Name(string name = "sid") => Http.Request.RouteValues[name] as string ?? "";

    /// <summary>The version that a change is meant for (If-Match); null when it does not say.</summary>
    public string? IfMatch => Http.Request.Headers.IfMatch is { Count: > 0 } given ? given.ToString() : null;

    /// <summary>A SID of the path; null when it is not one of its kind, and then there is no such resource.</summary>
    public TSid? Sid<TSid>(string name = "sid")
        where TSid : struct, ISid<TSid> => Core.Identity.Sid.TryParse<TSid>(Http.Request.RouteValues[name] as string, out var sid) ? sid : null;
}
