using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Microsoft.AspNetCore.Http;
using WorkDistribution.Core.Identity;

namespace WorkDistribution.Api.Authentication;

/// <summary>A request that proves itself in its address instead of by Basic credentials (R1-48): <c>_account</c>, <c>_expires</c> (seconds since 1970) and <c>_signature</c>.</summary>
/// <param name="Account">Whose token signed it.</param>
/// <param name="Expires">Until when it is good.</param>
/// <param name="Signature">Hexadecimal HMAC-SHA256.</param>
internal sealed record SignedAddress(AccountSid Account, DateTimeOffset Expires, string Signature)
{
    private const string SignatureName = "_signature";
    private static readonly TimeSpan LongestLife = TimeSpan.FromMinutes(15);

    /// <summary>Reads the parameters; null when they are missing or malformed.</summary>
    public static SignedAddress? Read(IQueryCollection query) =>
        query[SignatureName] is [{ Length: 2 * SHA256.HashSizeInBytes } signature]
        && query["_account"] is [{ } account] && Sid.TryParse<AccountSid>(account, out var sid)
        && query["_expires"] is [{ } text] && long.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var seconds) && seconds < int.MaxValue * 2L
            ? new SignedAddress(sid, DateTimeOffset.FromUnixTimeSeconds(seconds), signature)
            : null;

    /// <summary>Whether it is good now: in time, and signed over exactly this request with this token.</summary>
    public bool IsGood(string token, HttpRequest request, IFormCollection? form, DateTimeOffset now)
    {
        var expected = Compute(token, request.Method, request.Path.Value ?? "", Parameters(request.Query).Concat(form is null ? [] : Parameters(form)));
        return now < Expires
            && Expires - now <= LongestLife
            && CryptographicOperations.FixedTimeEquals(Encoding.ASCII.GetBytes(expected), Encoding.ASCII.GetBytes(Signature));
    }

    /// <summary>Signs: method, path, then every parameter of query and form but the signature, sorted, a line each.</summary>
    public static string Compute(string token, string method, string path, IEnumerable<KeyValuePair<string, string>> parameters)
    {
        var text = new StringBuilder(method).Append('\n').Append(path).Append('\n');
        var sorted = parameters
            .Where(p => p.Key != SignatureName)
            .OrderBy(p => p.Key, StringComparer.Ordinal)
            .ThenBy(p => p.Value, StringComparer.Ordinal);
        foreach (var (name, value) in sorted)
        {
            text.Append(Uri.EscapeDataString(name)).Append('=').Append(Uri.EscapeDataString(value)).Append('\n');
        }

        return Convert.ToHexStringLower(HMACSHA256.HashData(Encoding.UTF8.GetBytes(token), Encoding.UTF8.GetBytes(text.ToString())));
    }

    private static IEnumerable<KeyValuePair<string, string>> Parameters(IEnumerable<KeyValuePair<string, Microsoft.Extensions.Primitives.StringValues>> all) =>
        all.SelectMany(p => p.Value.Select(v => KeyValuePair.Create(p.Key, v ?? "")));
}
