using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace WorkDistribution.Server.MessageGateways;

/// <summary>The signature of requests to and from a message gateway: HMAC-SHA256 over time and body, keyed with the secret that both know.</summary>
/// <remarks>
/// <code>
/// X-WorkDistribution-Signature: t=1767225600,v1=&lt;hex of HMAC-SHA256(secret, "1767225600." + body)&gt;
/// </code>
/// The time is within what is signed, so that a request cannot be sent again later.
/// </remarks>
internal static class GatewaySignature
{
    public const string HeaderName = "X-WorkDistribution-Signature";

    /// <summary>How much the clocks of both sides may differ, and how long a request may be under way.</summary>
    public static readonly TimeSpan Tolerance = TimeSpan.FromMinutes(5);

    /// <summary>The value of the header.</summary>
    public static string Sign(string secret, DateTimeOffset now, ReadOnlySpan<byte> body)
    {
        var time = now.ToUnixTimeSeconds().ToString(CultureInfo.InvariantCulture);
        return $"t={time},v1={Compute(secret, time, body)}";
    }

    /// <summary>Whether a request is signed with the secret, and not long ago.</summary>
    public static bool IsValid(string secret, string? header, DateTimeOffset now, ReadOnlySpan<byte> body)
    {
        if (header?.Split(',') is not [var first, var second]
            || !first.StartsWith("t=", StringComparison.Ordinal)
            || !second.StartsWith("v1=", StringComparison.Ordinal)
            || !long.TryParse(first.AsSpan(2), NumberStyles.None, CultureInfo.InvariantCulture, out var time)
            || Math.Abs(now.ToUnixTimeSeconds() - time) > Tolerance.TotalSeconds)
        {
            return false;
        }

        return CryptographicOperations.FixedTimeEquals(Encoding.ASCII.GetBytes(second[3..]), Encoding.ASCII.GetBytes(Compute(secret, first[2..], body)));
    }

    private static string Compute(string secret, string time, ReadOnlySpan<byte> body)
    {
        using var hash = IncrementalHash.CreateHMAC(HashAlgorithmName.SHA256, Encoding.UTF8.GetBytes(secret));
        hash.AppendData(Encoding.ASCII.GetBytes(time + "."));
        hash.AppendData(body);
        return Convert.ToHexStringLower(hash.GetHashAndReset());
    }
}
