using System.Buffers;
using System.Diagnostics.CodeAnalysis;

namespace WorkDistribution.Api.Formats;

/// <summary>Addresses given by customers: phone numbers, sip: and client: addresses.</summary>
internal static class Addresses
{
    private const int MaxDigits = 15;
    private const int MaxLength = 255;

    private static readonly SearchValues<char> NeverInAddresses = SearchValues.Create(" \t\r\n<>\"");

    /// <summary>Reads a phone number; the marks people put between digits are dropped.</summary>
    /// <param name="text">What was given.</param>
    /// <param name="number">E.164 with plus sign where it had one, else the digits of a short code or extension.</param>
    public static bool TryReadNumber(string text, [NotNullWhen(true)] out string? number)
    {
        number = null;
        Span<char> kept = stackalloc char[MaxDigits + 1];
        var length = 0;
        foreach (var c in text.AsSpan().Trim())
        {
            if (c is ' ' or '-' or '.' or '(' or ')')
            {
                continue;
            }

            if (length == kept.Length || (c != '+' || length != 0) && !char.IsAsciiDigit(c))
            {
                return false;
            }

            kept[length++] = c;
        }

        var plus = length > 0 && kept[0] == '+';
        if (plus ? length < 3 || kept[1] == '0' : length is < 1 or > MaxDigits)
        {
            return false;
        }

        number = kept[..length].ToString();
        return true;
    }

    /// <summary>Reads anything a call can go to or come from.</summary>
    public static bool TryRead(string text, [NotNullWhen(true)] out string? address)
    {
        var trimmed = text.Trim();
        foreach (var scheme in (ReadOnlySpan<string>)["sip:", "sips:", "client:"])
        {
            if (trimmed.StartsWith(scheme, StringComparison.OrdinalIgnoreCase))
            {
                var rest = trimmed.AsSpan(scheme.Length);
                address = scheme + rest.ToString();
                return rest.Length > 0 && trimmed.Length <= MaxLength && !rest.ContainsAny(NeverInAddresses);
            }
        }

        return TryReadNumber(text, out address);
    }
}
