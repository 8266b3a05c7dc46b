namespace WorkDistribution.Server.Webhooks;

/// <summary>Counts of requests to customers' servers since start. Safe from any thread.</summary>
internal sealed class WebhookCounters
{
    private long _sent;
    private long _failed;
    private long _refused;
    private long _retried;

    /// <summary>Requests sent, retries not counted.</summary>
    public long Sent => Interlocked.Read(ref _sent);

    /// <summary>Requests without a usable answer.</summary>
    public long Failed => Interlocked.Read(ref _failed);

    /// <summary>Requests not sent, because too many waited.</summary>
    public long Refused => Interlocked.Read(ref _refused);

    /// <summary>Second and later attempts.</summary>
    public long Retried => Interlocked.Read(ref _retried);

    public void CountSent() => Interlocked.Increment(ref _sent);

    public void CountFailed() => Interlocked.Increment(ref _failed);

    public void CountRefused() => Interlocked.Increment(ref _refused);

    public void CountRetried() => Interlocked.Increment(ref _retried);
}
