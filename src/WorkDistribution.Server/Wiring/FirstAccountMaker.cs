using System.Security.Cryptography;
using WorkDistribution.Accounts.Accounts;
using WorkDistribution.Core.Identity;
using WorkDistribution.Server.Options;

namespace WorkDistribution.Server.Wiring;

/// <summary>Sees to it that there is an account: the one that was named, or at the very first start one with generated credentials, shown once.</summary>
internal sealed class FirstAccountMaker(IAccountStore accounts, ISidSource sids, TimeProvider clock, ServerOptions options, ILogger<FirstAccountMaker> logger)
{
    /// <summary>Makes what is missing.</summary>
    /// <param name="output">Where generated credentials are shown; they are never logged.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    public async Task EnsureAsync(TextWriter output, CancellationToken cancellationToken)
    {
        if (options.Account is { } named)
        {
            var known = await accounts.FindAsync(named.Sid, cancellationToken);
            if (known is null)
            {
                await MakeAsync(named.Sid, named.AuthToken, cancellationToken);
            }
            else if (known.AuthToken != named.AuthToken)
            {
                await accounts.SaveAsync(known with { AuthToken = named.AuthToken, DateUpdated = clock.GetUtcNow() }, cancellationToken);
                ServerLog.AccountTokenChanged(logger, named.Sid.Value);
            }

            return;
        }

        if (await accounts.AnyAsync(cancellationToken))
        {
            return;
        }

        var sid = sids.New<AccountSid>();
        var token = RandomNumberGenerator.GetHexString(32, lowercase: true);
        await MakeAsync(sid, token, cancellationToken);
        await output.WriteLineAsync($"""
            The first account was made. Its token is shown this once:
              Account SID  {sid}
              Auth token   {token}
            """);
    }

    private async Task MakeAsync(AccountSid sid, string token, CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow();
        await accounts.SaveAsync(
            new Account { Sid = sid, FriendlyName = "Main account", AuthToken = token, DateCreated = now, DateUpdated = now },
            cancellationToken);
        ServerLog.AccountMade(logger, sid.Value);
    }
}
