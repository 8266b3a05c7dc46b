using System.Buffers;
using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using System.Text;

namespace WorkDistribution.Server.Webhooks;

/// <summary>An address to be requested: what goes on the wire, what is signed, and what only we are told.</summary>
/// <remarks>
/// Path and query go out exactly as their owner wrote them (characters that HTTP forbids are escaped): the receiver signs what it sees.
/// The port stays in the signed address exactly when it was written. User and password become a header; they stay in the signed address.
/// </remarks>
internal sealed class WebhookUrl
{
    private const int LengthLimit = 16_000;
    private static readonly SearchValues<char> Sendable =
        SearchValues.Create("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-._~:/?#[]@!$&'()*+,;=%");

    private readonly string _userInfo;
    private readonly string _pathAndQuery;

    private WebhookUrl(Uri canonical, string userInfo, string authority, string pathAndQuery, ConnectionOverrides overrides)
    {
        Canonical = canonical;
        _userInfo = userInfo;
        Authority = authority;
        _pathAndQuery = pathAndQuery;
        Overrides = overrides;
        RequestUri = new Uri(
            $"{canonical.Scheme}://{authority}{pathAndQuery}",
            new UriCreationOptions { DangerousDisablePathAndQueryCanonicalization = true });
    }

    /// <summary>For cookies and for resolving relative addresses; without user, password and fragment.</summary>
    public Uri Canonical { get; }

    /// <summary>Host and port as written.</summary>
    public string Authority { get; }

    /// <summary>For the HTTP handler.</summary>
    public Uri RequestUri { get; }

    /// <summary>For the signature.</summary>
    public string Signed => $"{Canonical.Scheme}://{(_userInfo.Length > 0 ? _userInfo + "@" : "")}{Authority}{_pathAndQuery}";

    /// <summary>What the fragment asked for.</summary>
    public ConnectionOverrides Overrides { get; }

    /// <summary>For messages and logs: no user, no query.</summary>
    public string Shown => Canonical.GetLeftPart(UriPartial.Path);

    /// <summary>The value of the Authorization header; null without user.</summary>
    public string? Authorization => _userInfo.Length == 0
        ? null
        : "Basic " + Convert.ToBase64String(Encoding.UTF8.GetBytes(Uri.UnescapeDataString(_userInfo.Contains(':', StringComparison.Ordinal) ? _userInfo : _userInfo + ":")));

    /// <summary>Reads an address.</summary>
    /// <param name="text">Absolute http or https.</param>
    /// <param name="url">The address.</param>
    /// <param name="problem">Why it cannot be requested.</param>
    public static bool TryParse(string text, [NotNullWhen(true)] out WebhookUrl? url, [NotNullWhen(false)] out string? problem)
    {
        url = null;
        text = text.Trim();
        problem = text.Length > LengthLimit ? "The address is too long." : "The address is not an absolute http or https URL.";
        if (text.Length > LengthLimit || !Uri.TryCreate(text, UriKind.Absolute, out var parsed) || parsed.Scheme is not ("http" or "https") || parsed.Host.Length == 0)
        {
            return false;
        }

        var start = text.IndexOf("://", StringComparison.Ordinal) + 3;
        if (start < 3)
        {
            return false;
        }

        var hash = text.IndexOf('#', start);
        var fragment = hash < 0 ? "" : text[(hash + 1)..];
        var rest = hash < 0 ? text[start..] : text[start..hash];
        var pathStart = rest.AsSpan().IndexOfAny('/', '?', '\\');
        var authority = pathStart < 0 ? rest : rest[..pathStart];
        var path = pathStart < 0 ? "" : rest[pathStart..];
        var at = authority.LastIndexOf('@');
        var userInfo = at < 0 ? "" : authority[..at];
        var host = parsed.HostNameType == UriHostNameType.IPv6 ? parsed.Host : parsed.IdnHost;
        var written = authority[(at + 1)..];
        var colon = written.LastIndexOf(':');
        var hasPort = colon > written.LastIndexOf(']') && colon < written.Length - 1;

        var own = hasPort ? host + ":" + parsed.Port.ToString(CultureInfo.InvariantCulture) : host;
        var canonical = new UriBuilder(parsed) { UserName = "", Password = "", Fragment = "" }.Uri;
        url = new WebhookUrl(canonical, userInfo, own, Escape(path.StartsWith('/') ? path : "/" + path.TrimStart('\\')), ConnectionOverrides.Parse(fragment));
        problem = null;
        return true;
    }

    /// <summary>The address with parameters joined to its query, as GET carries them.</summary>
    public WebhookUrl WithQuery(string encoded)
    {
        if (encoded.Length == 0)
        {
            return this;
        }

        var separator = !_pathAndQuery.Contains('?', StringComparison.Ordinal) ? "?" : _pathAndQuery[^1] is '?' or '&' ? "" : "&";
        return new WebhookUrl(Canonical, _userInfo, Authority, _pathAndQuery + separator + encoded, Overrides);
    }

    /// <summary>Whether both name the same server: credentials are not carried elsewhere.</summary>
    public bool IsSameOrigin(WebhookUrl other) =>
        Canonical.Scheme == other.Canonical.Scheme && Canonical.Host == other.Canonical.Host && Canonical.Port == other.Canonical.Port;

    private static string Escape(string text)
    {
        if (!text.AsSpan().ContainsAnyExcept(Sendable))
        {
            return text;
        }

        var result = new StringBuilder(text.Length + 16);
        Span<byte> bytes = stackalloc byte[4];
        foreach (var rune in text.EnumerateRunes())
        {
            if (rune.IsAscii && Sendable.Contains((char)rune.Value))
            {
                result.Append((char)rune.Value);
                continue;
            }

            var length = rune.EncodeToUtf8(bytes);
            foreach (var b in bytes[..length])
            {
                result.Append(CultureInfo.InvariantCulture, $"%{b:X2}");
            }
        }

        return result.ToString();
    }
}
