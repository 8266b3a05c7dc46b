using System.Buffers.Binary;
using System.Security.Cryptography;

namespace WorkDistribution.Core.Identity;

/// <summary>Identifiers of 128 random bits each, or 80 beside the time: guessing one is not a way in.</summary>
public sealed class RandomSidSource : ISidSource
{
    private const int Bytes = 16;

    /// <inheritdoc/>
    public TSid New<TSid>()
        where TSid : struct, ISid<TSid>
    {
        Span<byte> random = stackalloc byte[Bytes];
        RandomNumberGenerator.Fill(random);
        return TSid.FromTrusted(string.Concat(TSid.Prefix, Convert.ToHexStringLower(random)));
    }

    /// <inheritdoc/>
    public TSid NewOrdered<TSid>(DateTimeOffset now)
        where TSid : struct, ISid<TSid>
    {
        Span<byte> bytes = stackalloc byte[Bytes + 2];
        BinaryPrimitives.WriteInt64BigEndian(bytes, now.ToUnixTimeMilliseconds());
        RandomNumberGenerator.Fill(bytes[sizeof(long)..]);
        return TSid.FromTrusted(string.Concat(TSid.Prefix, Convert.ToHexStringLower(bytes[2..])));
    }
}
