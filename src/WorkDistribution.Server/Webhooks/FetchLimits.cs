using System.Threading.RateLimiting;

namespace WorkDistribution.Server.Webhooks;

/// <summary>How many requests run at once, a host and in all. Who does not fit waits in a bounded line; who finds it full is refused.</summary>
internal sealed class FetchLimits : IDisposable
{
    private readonly PartitionedRateLimiter<string> _limiter;

    public FetchLimits(WebhookOptions options)
    {
        var perHost = PartitionedRateLimiter.Create<string, string>(host =>
            RateLimitPartition.GetConcurrencyLimiter(host, _ => Bound(options.PerHostLimit, options.QueueLimit)));
        var total = PartitionedRateLimiter.Create<string, string>(_ =>
            RateLimitPartition.GetConcurrencyLimiter("", _ => Bound(options.TotalLimit, options.QueueLimit)));
        _limiter = PartitionedRateLimiter.CreateChained(perHost, total);
    }

    /// <summary>A place for one request to a host; not acquired when the line is full. Disposed when the request is over.</summary>
    public ValueTask<RateLimitLease> EnterAsync(string host, CancellationToken cancellationToken) => _limiter.AcquireAsync(host, 1, cancellationToken);

    /// <inheritdoc/>
    public void Dispose() => _limiter.Dispose();

    private static ConcurrencyLimiterOptions Bound(int permits, int queue) =>
        new() { PermitLimit = permits, QueueLimit = queue, QueueProcessingOrder = QueueProcessingOrder.OldestFirst };
}
