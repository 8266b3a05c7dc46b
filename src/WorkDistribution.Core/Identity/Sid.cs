using System.Buffers;
using System.Diagnostics.CodeAnalysis;

namespace WorkDistribution.Core.Identity;

/// <summary>Checks and makes identifiers of any kind.</summary>
public static class Sid
{
    /// <summary>Length of every identifier: prefix and 32 hexadecimal digits.</summary>
    public const int Length = 34;

    private static readonly SearchValues<char> HexDigits = SearchValues.Create("0123456789abcdef");

    /// <summary>Reads an identifier written by someone else.</summary>
    /// <param name="text">The text; upper-case hexadecimal digits are refused, as on the wire.</param>
    /// <param name="sid">The identifier where the text is one of this kind.</param>
    /// <returns>false when the prefix is another kind's or the rest is not 32 hexadecimal digits.</returns>
    public static bool TryParse<TSid>([NotNullWhen(true)] string? text, out TSid sid)
        where TSid : struct, ISid<TSid>
    {
        sid = default;
        if (text is not { Length: Length }
            || !text.StartsWith(TSid.Prefix, StringComparison.Ordinal)
            || text.AsSpan(2).ContainsAnyExcept(HexDigits))
        {
            return false;
        }

        sid = TSid.FromTrusted(text);
        return true;
    }
}
