using System.Diagnostics.CodeAnalysis;
using System.Text;

namespace WorkDistribution.Api.Authentication;

/// <summary>User and password of an Authorization header (RFC 7617).</summary>
internal sealed record BasicCredentials(string User, string Password)
{
    private const int MaxLength = 512;

    /// <summary>Reads the header's value.</summary>
    /// <returns>false when it is another scheme, not Base64, not UTF-8 or has no colon.</returns>
    public static bool TryParse(string? header, [NotNullWhen(true)] out BasicCredentials? credentials)
    {
        credentials = null;
        if (header is null || header.Length > MaxLength || !header.StartsWith("Basic ", StringComparison.OrdinalIgnoreCase))
        {
            return false;
        }

        Span<byte> bytes = stackalloc byte[MaxLength];
        if (!Convert.TryFromBase64Chars(header.AsSpan("Basic ".Length).Trim(), bytes, out var length))
        {
            return false;
        }

        var text = Encoding.UTF8.GetString(bytes[..length]);
        var colon = text.IndexOf(':', StringComparison.Ordinal);
        if (colon < 0)
        {
            return false;
        }

        credentials = new BasicCredentials(text[..colon], text[(colon + 1)..]);
        return true;
    }
}
