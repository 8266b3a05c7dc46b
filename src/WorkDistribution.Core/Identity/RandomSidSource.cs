using System.Security.Cryptography;

namespace WorkDistribution.Core.Identity;

/// <summary>Identifiers of 128 random bits each: guessing one is not a way in.</summary>
public sealed class RandomSidSource : ISidSource
{
    /// <inheritdoc/>
    public TSid New<TSid>()
        where TSid : struct, ISid<TSid>
    {
        Span<byte> random = stackalloc byte[16];
        RandomNumberGenerator.Fill(random);
        return TSid.FromTrusted(string.Concat(TSid.Prefix, Convert.ToHexStringLower(random)));
    }
}
