using System.Globalization;
using WorkDistribution.Core.Paging;

namespace WorkDistribution.Storage.Sqlite;

/// <summary>A position in a list: PA and the key of the last item seen (the next page), or PB and the key of the first (the page before).</summary>
/// <param name="Before">The page before the key rather than after it.</param>
/// <param name="Key">The row's seq.</param>
internal readonly record struct PageToken(bool Before, long Key)
{
    /// <summary>Reads a token.</summary>
    /// <exception cref="PageTokenException">It is none of ours.</exception>
    public static PageToken Read(string text) =>
        text.Length is > 2 and <= 18
        && text[0] == 'P'
        && text[1] is 'A' or 'B'
        && long.TryParse(text.AsSpan(2), NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out var key)
            ? new PageToken(text[1] == 'B', key)
            : throw new PageTokenException();

    /// <summary>The token as it is given out.</summary>
    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{(Before ? "PB" : "PA")}{Key:x}");
}
