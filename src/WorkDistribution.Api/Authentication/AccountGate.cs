using System.Security.Cryptography;
using System.Text;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Options;
using WorkDistribution.Accounts.Accounts;
using WorkDistribution.Api.Parameters;
using WorkDistribution.Core.Identity;

namespace WorkDistribution.Api.Authentication;

/// <summary>Says who asks, and whether they may act for the account in the path.</summary>
internal sealed class AccountGate(IAccountStore accounts, IOptions<ApiOptions> options, TimeProvider clock)
{
    /// <summary>The account whose SID and token the request carries; null when they are missing or wrong.</summary>
    public async ValueTask<Account?> AuthenticateAsync(HttpRequest request, CancellationToken cancellationToken)
    {
        if (!BasicCredentials.TryParse(request.Headers.Authorization, out var credentials))
        {
            return request.Headers.Authorization.Count == 0 && SignedAddress.Read(request.Query) is { } signed
                ? await OpenSignedAsync(request, signed, cancellationToken)
                : null;
        }

        var account = Sid.TryParse<AccountSid>(credentials.User, out var sid) ? await accounts.FindAsync(sid, cancellationToken) : null;

        // Both are hashed first, so that the time of the comparison tells nothing, not even a length or whether the account exists.
        Span<byte> given = stackalloc byte[SHA256.HashSizeInBytes];
        Span<byte> expected = stackalloc byte[SHA256.HashSizeInBytes];
        SHA256.HashData(Encoding.UTF8.GetBytes(credentials.Password), given);
        SHA256.HashData(Encoding.UTF8.GetBytes(account?.AuthToken ?? ""), expected);
        return CryptographicOperations.FixedTimeEquals(given, expected) ? account : null;
    }

    private async ValueTask<Account?> OpenSignedAsync(HttpRequest request, SignedAddress signed, CancellationToken cancellationToken)
    {
        var account = await accounts.FindAsync(signed.Account, cancellationToken);
        var (form, problem) = await FormReader.ReadAsync(request.HttpContext, options.Value.MaxBodyBytes);
        var isGood = signed.IsGood(account?.AuthToken ?? "", request, form, clock.GetUtcNow());
        return isGood && problem is null ? account : null;
    }

    /// <summary>The account to act for: the caller's own or one directly below it; null for any other, whether it exists or not.</summary>
    public async ValueTask<Account?> OpenAsync(Account caller, string? path, CancellationToken cancellationToken)
    {
        if (!Sid.TryParse<AccountSid>(path, out var sid))
        {
            return null;
        }

        if (sid == caller.Sid)
        {
            return caller;
        }

        return await accounts.FindAsync(sid, cancellationToken) is { } other && other.OwnerAccountSid == caller.Sid ? other : null;
    }
}
