using Microsoft.Extensions.Options;
using WorkDistribution.Core.Identity;

namespace WorkDistribution.Api.Routing;

/// <summary>
/// How much of the server one account may take (R3-9). Requests are let in up to a number for each account and one for all; those beyond wait in a
/// line of their account, and free places go to the accounts in turn: a flood of one delays only itself. What even the line has no place for, or comes
/// faster than the account may ask, is refused.
/// </summary>
internal sealed class RequestLimits(IOptions<ApiOptions> options, TimeProvider clock)
{
    private readonly FairGate<AccountSid> _gate = new(options.Value.ConcurrentRequests, options.Value.ConcurrentRequestsPerAccount, options.Value.WaitingRequestsPerAccount);
    private readonly RateGate<(AccountSid Account, RequestKind Kind, string Key)> _rates = new(clock);
    private readonly RateGate<AccountSid> _told = new(clock);

    /// <summary>Whether a refusal of the account is logged: a flood is counted, and told of now and then.</summary>
    public bool MayTell(AccountSid account) => _told.Count(account, 1) == TimeSpan.Zero;

    /// <summary>Asks for a place.</summary>
    /// <returns>The place, to be given back; null when there is none and none to wait for.</returns>
    public ValueTask<IDisposable?> EnterAsync(AccountSid account, CancellationToken cancellationToken) => _gate.EnterAsync(account, cancellationToken);

    /// <summary>Counts a request against its rate.</summary>
    /// <param name="account">Who asks.</param>
    /// <param name="kind">What kind of request it is.</param>
    /// <param name="key">What has a rate of its own within the kind: the pattern of the path.</param>
    /// <returns>Zero: go on; else how long to wait before the next would be let in.</returns>
    public TimeSpan Count(AccountSid account, RequestKind kind, string key = "")
    {
        var perSecond = kind switch
        {
            RequestKind.Evaluation => options.Value.EvaluationsPerSecond,
            RequestKind.Statistics => options.Value.StatisticsPerSecond,
            RequestKind.BulkStatistics => options.Value.BulkStatisticsPerSecond,
            _ => options.Value.RequestsPerSecondPerAccount,
        };
        return perSecond == 0 ? TimeSpan.Zero : _rates.Count((account, kind, key), perSecond);
    }
}
