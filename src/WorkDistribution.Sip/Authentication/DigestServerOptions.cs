namespace WorkDistribution.Sip.Authentication;

/// <summary>Settings of <see cref="DigestServer"/>.</summary>
public sealed record DigestServerOptions
{
    /// <summary>How long a nonce is good. Default 5 minutes; a phone that comes later is told stale=true and repeats by itself.</summary>
    public TimeSpan NonceLifetime { get; init; } = TimeSpan.FromMinutes(5);

    /// <summary>Nonces in use of which the counts are remembered. Default 20,000. When more are in use the oldest become stale.</summary>
    public int MaxNonces { get; init; } = 20_000;
}
