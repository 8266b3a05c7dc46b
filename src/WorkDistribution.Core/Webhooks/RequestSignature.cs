using System.Security.Cryptography;
using System.Text;

namespace WorkDistribution.Core.Webhooks;

/// <summary>The X-Twilio-Signature of a webhook: base64 of HMAC-SHA1 over the URL and the form parameters, keyed with the account's token (R1-26).</summary>
public static class RequestSignature
{
    /// <summary>Name of the header that carries the signature.</summary>
    public const string HeaderName = "X-Twilio-Signature";

    /// <summary>Name of the query parameter that carries the signature where the address asks for it there (R1-27); always the last of the query.</summary>
    public const string QueryName = "X-Twilio-Signature";

    /// <summary>Signs a request.</summary>
    /// <param name="authToken">The account's token: the key.</param>
    /// <param name="url">The address as requested, with query and any non-default port, without fragment.</param>
    /// <param name="formParameters">Parameters of the body; empty for GET. A repeated name contributes each distinct value once, in sorted order.</param>
    public static string Compute(string authToken, string url, IEnumerable<KeyValuePair<string, string>> formParameters)
    {
        // Every webhook passes here: one sorted copy, no groups.
        KeyValuePair<string, string>[] sorted = [.. formParameters];
        sorted.AsSpan().Sort(ByNameThenValue);
        var text = new StringBuilder(url, Math.Max(16, url.Length + (sorted.Length * 32)));
        for (var i = 0; i < sorted.Length; i++)
        {
            if (i == 0 || ByNameThenValue(sorted[i - 1], sorted[i]) != 0)
            {
                text.Append(sorted[i].Key).Append(sorted[i].Value);
            }
        }

        Span<byte> hash = stackalloc byte[HMACSHA1.HashSizeInBytes];
        HMACSHA1.HashData(Encoding.UTF8.GetBytes(authToken), Encoding.UTF8.GetBytes(text.ToString()), hash);
        return Convert.ToBase64String(hash);
    }

    /// <summary>Compares in constant time (R1-33). A missing signature is never valid (R1-28).</summary>
    public static bool IsValid(string authToken, string? signature, string url, IEnumerable<KeyValuePair<string, string>> formParameters) =>
        signature is not null
        && CryptographicOperations.FixedTimeEquals(
            Encoding.UTF8.GetBytes(signature),
            Encoding.UTF8.GetBytes(Compute(authToken, url, formParameters)));

    /// <summary>Checks a signature that stands in the URL, which was made over the URL without it.</summary>
    /// <param name="authToken">The account's token: the key.</param>
    /// <param name="signedUrl">The address as requested, with its signature.</param>
    /// <param name="formParameters">Parameters of the body; empty for GET.</param>
    public static bool IsValidInUrl(string authToken, string signedUrl, IEnumerable<KeyValuePair<string, string>> formParameters)
    {
        var at = signedUrl.LastIndexOf(QueryName + "=", StringComparison.Ordinal);
        return at > 0
            && signedUrl[at - 1] is '?' or '&'
            && IsValid(authToken, Uri.UnescapeDataString(signedUrl[(at + QueryName.Length + 1)..]), signedUrl[..(at - 1)], formParameters);
    }

    private static int ByNameThenValue(KeyValuePair<string, string> one, KeyValuePair<string, string> other) =>
        string.CompareOrdinal(one.Key, other.Key) is not 0 and var order ? order : string.CompareOrdinal(one.Value, other.Value);
}
