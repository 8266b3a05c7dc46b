using System.Security.Cryptography;
using System.Text;

namespace WorkDistribution.Server.Tests.Webhooks;

/// <summary>The receiving side's check, written from the public description of the signature and not from ours: parameters sorted by name,
/// values of one name de-duplicated and sorted, the address tried with and without its port.</summary>
internal static class RequestValidator
{
    public static bool Accepts(string token, SeenRequest request)
    {
        var form = request.Body.Length == 0 ? [] : request.Form.ToList();
        return Variants(request.Url).Any(url => Sign(token, url, form) == request["X-Twilio-Signature"]);
    }

    private static string Sign(string token, string url, List<KeyValuePair<string, string>> form)
    {
        var data = new StringBuilder(url);
        foreach (var name in form.Select(f => f.Key).Distinct().OrderBy(n => n, StringComparer.Ordinal))
        {
            foreach (var value in form.Where(f => f.Key == name).Select(f => f.Value).Distinct().OrderBy(v => v, StringComparer.Ordinal))
            {
                data.Append(name).Append(value);
            }
        }

        using var hmac = new HMACSHA1(Encoding.UTF8.GetBytes(token));
        return Convert.ToBase64String(hmac.ComputeHash(Encoding.UTF8.GetBytes(data.ToString())));
    }

    private static IEnumerable<string> Variants(string url)
    {
        yield return url;
        var start = url.IndexOf("://", StringComparison.Ordinal) + 3;
        var end = url.IndexOfAny(['/', '?'], start);
        end = end < 0 ? url.Length : end;
        var host = url[start..end];
        var colon = host.LastIndexOf(':');
        yield return colon > 0 ? url[..(start + colon)] + url[end..] : url[..end] + (url.StartsWith("https", StringComparison.Ordinal) ? ":443" : ":80") + url[end..];
    }
}
