using System.Security.Cryptography;

namespace WorkDistribution.Sip.Transactions;

/// <summary>Makes tags, branches and Call-IDs that nobody can guess (RFC 3261 sections 8.1.1.4, 8.1.1.7 and 19.3).</summary>
internal static class SipTokens
{
    /// <summary>What a branch of RFC 3261 begins with.</summary>
    public const string MagicCookie = "z9hG4bK";

    /// <summary>A new tag: 64 random bits.</summary>
    public static string NewTag() => Random(8);

    /// <summary>A new branch.</summary>
    public static string NewBranch() => MagicCookie + Random(10);

    /// <summary>A new Call-ID: 128 random bits.</summary>
    public static string NewCallId() => Random(16);

    /// <summary>A random number from 0 up to, not including, a limit.</summary>
    public static int Below(int limit) => RandomNumberGenerator.GetInt32(limit);

    private static string Random(int bytes)
    {
        Span<byte> random = stackalloc byte[bytes];
        RandomNumberGenerator.Fill(random);
        return Convert.ToHexStringLower(random);
    }
}
