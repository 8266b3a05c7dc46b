using System.Security.Cryptography;
using System.Text;

namespace WorkDistribution.Sip.Authentication;

/// <summary>The arithmetic of digest authentication (RFC 7616 section 3.4, RFC 8760).</summary>
/// <remarks>
/// <code>
/// A1 = user : realm : password            A2 = method : uri
/// response = H( H(A1) : nonce : nc : cnonce : qop : H(A2) )       with qop=auth
/// response = H( H(A1) : nonce : H(A2) )                           without qop (RFC 2069)
/// </code>
/// </remarks>
internal static class DigestHash
{
    public static string Name(DigestAlgorithm algorithm) => algorithm == DigestAlgorithm.Sha256 ? "SHA-256" : "MD5";

    /// <summary>The algorithm of a name; an absent one is MD5 (RFC 2617 section 3.2.1). False for those not served, such as MD5-sess.</summary>
    public static bool TryParse(string? name, out DigestAlgorithm algorithm)
    {
        algorithm = string.Equals(name, "SHA-256", StringComparison.OrdinalIgnoreCase) ? DigestAlgorithm.Sha256 : DigestAlgorithm.Md5;
        return algorithm == DigestAlgorithm.Sha256 || name is null || name.Equals("MD5", StringComparison.OrdinalIgnoreCase);
    }

    /// <summary>The response in lower-case hexadecimal.</summary>
    /// <param name="algorithm">The hash.</param>
    /// <param name="userName">Without quotes.</param>
    /// <param name="realm">Without quotes.</param>
    /// <param name="password">In the clear.</param>
    /// <param name="method">The request's method.</param>
    /// <param name="uri">The digest's uri.</param>
    /// <param name="nonce">The server's nonce.</param>
    /// <param name="qop">The client's cnonce and nonce count (as written) for qop=auth; null without qop.</param>
    public static string Response(
        DigestAlgorithm algorithm,
        string userName,
        string realm,
        string password,
        string method,
        string uri,
        string nonce,
        (string NonceCount, string ClientNonce)? qop)
    {
        var a1 = Hash(algorithm, $"{userName}:{realm}:{password}");
        var a2 = Hash(algorithm, $"{method}:{uri}");
        return Hash(algorithm, qop is { } q ? $"{a1}:{nonce}:{q.NonceCount}:{q.ClientNonce}:auth:{a2}" : $"{a1}:{nonce}:{a2}");
    }

    private static string Hash(DigestAlgorithm algorithm, string text)
    {
        var bytes = Encoding.UTF8.GetBytes(text);
        return Convert.ToHexStringLower(algorithm == DigestAlgorithm.Sha256 ? SHA256.HashData(bytes) : MD5.HashData(bytes));
    }
}
