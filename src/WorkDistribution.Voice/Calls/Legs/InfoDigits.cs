using System.Text;

namespace WorkDistribution.Voice.Calls.Legs;

/// <summary>Keys in SIP INFO bodies: application/dtmf-relay ("Signal=5") and application/dtmf ("5"). Pure.</summary>
internal static class InfoDigits
{
    private const int LongestBody = 256;

    /// <summary>The key in an INFO body.</summary>
    public static bool TryParse(string contentType, ReadOnlySpan<byte> body, out char digit)
    {
        digit = default;
        if (body.Length is 0 or > LongestBody)
        {
            return false;
        }

        var type = contentType.AsSpan();
        var end = type.IndexOf(';');
        type = (end < 0 ? type : type[..end]).Trim();
        var text = Encoding.ASCII.GetString(body);
        if (type.Equals("application/dtmf", StringComparison.OrdinalIgnoreCase))
        {
            return TryKey(text.AsSpan().Trim(), out digit);
        }

        if (!type.Equals("application/dtmf-relay", StringComparison.OrdinalIgnoreCase))
        {
            return false;
        }

        foreach (var line in text.AsSpan().EnumerateLines())
        {
            var equals = line.IndexOf('=');
            if (equals > 0 && line[..equals].Trim().Equals("Signal", StringComparison.OrdinalIgnoreCase))
            {
                return TryKey(line[(equals + 1)..].Trim(), out digit);
            }
        }

        return false;
    }

    private static bool TryKey(ReadOnlySpan<char> text, out char digit)
    {
        digit = text switch
        {
            "10" => '*',
            "11" => '#',
            [var one] => char.ToUpperInvariant(one),
            _ => default,
        };
        return digit is (>= '0' and <= '9') or '*' or '#' or (>= 'A' and <= 'D');
    }
}
