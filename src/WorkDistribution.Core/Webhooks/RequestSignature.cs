using System.Security.Cryptography;
using System.Text;

namespace WorkDistribution.Core.Webhooks;

/// <summary>The X-Twilio-Signature of a webhook: base64 of HMAC-SHA1 over the URL and the form parameters, keyed with the account's token (R1-26).</summary>
public static class RequestSignature
{
    /// <summary>Name of the header that carries the signature.</summary>
    public const string HeaderName = "X-Twilio-Signature";

    /// <summary>Signs a request.</summary>
    /// <param name="authToken">The account's token: the key.</param>
    /// <param name="url">The address as requested, with query and any non-default port, without fragment.</param>
    /// <param name="formParameters">Parameters of the body; empty for GET. A repeated name contributes each distinct value once, in sorted order.</param>
    public static string Compute(string authToken, string url, IEnumerable<KeyValuePair<string, string>> formParameters)
    {
        var text = new StringBuilder(url);
        foreach (var group in formParameters.GroupBy(p => p.Key, StringComparer.Ordinal).OrderBy(g => g.Key, StringComparer.Ordinal))
        {
            foreach (var value in group.Select(p => p.Value).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal))
            {
                text.Append(group.Key).Append(value);
            }
        }

        return Convert.ToBase64String(HMACSHA1.HashData(Encoding.UTF8.GetBytes(authToken), Encoding.UTF8.GetBytes(text.ToString())));
    }

    /// <summary>Compares in constant time (R1-33). A missing signature is never valid (R1-28).</summary>
    public static bool IsValid(string authToken, string? signature, string url, IEnumerable<KeyValuePair<string, string>> formParameters) =>
        signature is not null
        && CryptographicOperations.FixedTimeEquals(
            Encoding.UTF8.GetBytes(signature),
            Encoding.UTF8.GetBytes(Compute(authToken, url, formParameters)));
}
