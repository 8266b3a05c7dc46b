using System.Threading.RateLimiting;
using Microsoft.Extensions.Options;
using WorkDistribution.Core.Identity;

namespace WorkDistribution.Api.Routing;

/// <summary>How many requests of one account are worked on at once: one account cannot take the server from the others.</summary>
internal sealed class RequestLimits(IOptions<ApiOptions> options) : IDisposable
{
    private readonly PartitionedRateLimiter<AccountSid> _limiter = PartitionedRateLimiter.Create<AccountSid, AccountSid>(account =>
        RateLimitPartition.GetConcurrencyLimiter(account, _ => new ConcurrencyLimiterOptions
        {
            PermitLimit = options.Value.ConcurrentRequestsPerAccount,
            QueueLimit = options.Value.WaitingRequestsPerAccount,
            QueueProcessingOrder = QueueProcessingOrder.OldestFirst,
        }));

    public ValueTask<RateLimitLease> EnterAsync(AccountSid account, CancellationToken cancellationToken) => _limiter.AcquireAsync(account, 1, cancellationToken);

    public void Dispose() => _limiter.Dispose();
}
