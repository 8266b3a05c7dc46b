using System.Collections.Immutable;
using System.Text.Json;
using WorkDistribution.Accounts.Accounts;
using WorkDistribution.Core.Identity;

namespace WorkDistribution.Api.TaskRouting.WorkerChannel;

/// <summary>
/// Reads workers' tokens: capability tokens of the helper libraries (issuer is the account, with policies), and access tokens (subject is the account, grant task_router
/// with a role). Both are signed with the account's auth token: there are no separate API keys here, so the issuer of an access token may have any name.
/// </summary>
internal sealed class WorkerTokens(IAccountStore accounts, TimeProvider clock)
{
    private const int MaxPolicies = 200;

    /// <summary>The token; null when it is malformed, not signed by its account, not yet or no longer good, or for no worker.</summary>
    public async ValueTask<WorkerToken?> ReadAsync(string? text, CancellationToken cancellationToken)
    {
        if (JsonWebToken.Parse(text) is not { } token)
        {
            return null;
        }

        var claims = token.Claims;
        var isAccess = claims.TryGetProperty("grants", out var grants);
        if (!Sid.TryParse<AccountSid>(isAccess ? JsonWebToken.Text(claims, "sub") : JsonWebToken.Text(claims, "account_sid") ?? JsonWebToken.Text(claims, "iss"), out var sid)
            || await accounts.FindAsync(sid, cancellationToken) is not { Status: AccountStatus.Active } account
            || !token.IsSignedWith(account.AuthToken))
        {
            return null;
        }

        var now = clock.GetUtcNow();
        if (JsonWebToken.Time(claims, "exp") is not { } expires || expires <= now || JsonWebToken.Time(claims, "nbf") > now)
        {
            return null;
        }

        return isAccess ? Access(sid, grants, expires) : Capability(sid, claims, expires);
    }

    private static WorkerToken? Access(AccountSid account, JsonElement grants, DateTimeOffset expires)
    {
        if (grants.ValueKind != JsonValueKind.Object || !grants.TryGetProperty("task_router", out var grant)
            || !Sid.TryParse<WorkspaceSid>(JsonWebToken.Text(grant, "workspace_sid"), out var workspace)
            || !Sid.TryParse<WorkerSid>(JsonWebToken.Text(grant, "worker_sid"), out var worker))
        {
            return null;
        }

        var role = JsonWebToken.Text(grant, "role");
        return new WorkerToken(account, workspace, worker, expires, RolePolicies.Of(role, workspace.Value, worker.Value), !RolePolicies.IsSupervisor(role));
    }

    private static WorkerToken? Capability(AccountSid account, JsonElement claims, DateTimeOffset expires)
    {
        if (!Sid.TryParse<WorkspaceSid>(JsonWebToken.Text(claims, "workspace_sid"), out var workspace)
            || !Sid.TryParse<WorkerSid>(JsonWebToken.Text(claims, "worker_sid") ?? JsonWebToken.Text(claims, "channel"), out var worker)
            || !claims.TryGetProperty("policies", out var list) || list.ValueKind != JsonValueKind.Array || list.GetArrayLength() > MaxPolicies)
        {
            return null;
        }

        ImmutableArray<TokenPolicy> policies = [.. list.EnumerateArray().Select(TokenPolicy.Read).OfType<TokenPolicy>()];
        return new WorkerToken(account, workspace, worker, expires, policies, IsOwnWorkOnly: false);
    }
}
