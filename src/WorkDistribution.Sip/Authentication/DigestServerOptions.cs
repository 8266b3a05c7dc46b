using System.Collections.Immutable;

namespace WorkDistribution.Sip.Authentication;

/// <summary>Settings of <see cref="DigestServer"/>.</summary>
public sealed record DigestServerOptions
{
    /// <summary>What phones are asked for, the preferred first, one header each; credentials with another one are not taken. Default MD5 alone.</summary>
    /// <remarks>RFC 8760 wants SHA-256 first and MD5 after it, and phones that know both register so. But phones that know MD5 only do not all look
    /// further: sipp 3.6.1 answers the first challenge alone, and baresip 1.0.0 gives up when any challenge has an algorithm it does not know. Set
    /// [Sha256, Md5] where all phones cope, and [Sha256] where all know it.</remarks>
    public ImmutableArray<DigestAlgorithm> Algorithms { get; init; } = [DigestAlgorithm.Md5];

    /// <summary>How long a nonce is good. Default 5 minutes; a phone that comes later is told stale=true and repeats by itself.</summary>
    public TimeSpan NonceLifetime { get; init; } = TimeSpan.FromMinutes(5);

    /// <summary>Nonces in use of which the counts are remembered. Default 20,000. When more are in use the oldest become stale.</summary>
    public int MaxNonces { get; init; } = 20_000;
}
