using System.Threading.RateLimiting;
using Microsoft.Extensions.Options;
using WorkDistribution.Core.Identity;

namespace WorkDistribution.Voice.Messages.Outgoing;

/// <summary>How many messages are handed over at once, an account and in all. Who does not fit waits: how many may wait is bounded before.</summary>
internal sealed class SendingPlaces : IDisposable
{
    private readonly PartitionedRateLimiter<AccountSid> _limiter;

    public SendingPlaces(IOptions<VoiceOptions> options)
    {
        var perAccount = PartitionedRateLimiter.Create<AccountSid, AccountSid>(account =>
            RateLimitPartition.GetConcurrencyLimiter(account, _ => Bound(options.Value.MessagesAtOncePerAccount)));
        var total = PartitionedRateLimiter.Create<AccountSid, string>(_ =>
            RateLimitPartition.GetConcurrencyLimiter("", _ => Bound(options.Value.MessagesAtOnce)));
        _limiter = PartitionedRateLimiter.CreateChained(perAccount, total);
    }

    /// <summary>A place for one try; disposed when it is over.</summary>
    public ValueTask<RateLimitLease> EnterAsync(AccountSid account, CancellationToken cancellationToken) => _limiter.AcquireAsync(account, 1, cancellationToken);

    /// <inheritdoc/>
    public void Dispose() => _limiter.Dispose();

    private static ConcurrencyLimiterOptions Bound(int permits) =>
        new() { PermitLimit = permits, QueueLimit = int.MaxValue, QueueProcessingOrder = QueueProcessingOrder.OldestFirst };
}
