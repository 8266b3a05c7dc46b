using System.Buffers;

namespace WorkDistribution.Voice.Documents.Markup;

/// <summary>Finds the name of a document's first element without parsing it: what tells instructions from a web page. A document type's name counts as it.</summary>
internal static class RootSniffer
{
    private static readonly SearchValues<char> NameEnds = SearchValues.Create(" \t\r\n/>[");

    /// <summary>The name; empty when the text does not begin as mark-up.</summary>
    public static string Find(ReadOnlySpan<char> text)
    {
        while (true)
        {
            text = text.TrimStart("\uFEFF \t\r\n\0");
            if (text.StartsWith("<?", StringComparison.Ordinal))
            {
                if (!Skip(ref text, "?>"))
                {
                    return "";
                }
            }
            else if (text.StartsWith("<!--", StringComparison.Ordinal))
            {
                if (!Skip(ref text, "-->"))
                {
                    return "";
                }
            }
            else if (text.StartsWith("<", StringComparison.Ordinal))
            {
                // A document type names the root: <!DOCTYPE html>.
                text = text.StartsWith("<!DOCTYPE ", StringComparison.OrdinalIgnoreCase) ? text["<!DOCTYPE ".Length..].TrimStart() : text[1..];
                var end = text.IndexOfAny(NameEnds);
                return (end < 0 ? text[..Math.Min(text.Length, 64)] : text[..Math.Min(end, 64)]).ToString();
            }
            else
            {
                return "";
            }
        }
    }

    /// <summary>Whether the name is a web page's.</summary>
    public static bool IsWebPage(string root) =>
        root.Equals("html", StringComparison.OrdinalIgnoreCase)
        || root.Equals("head", StringComparison.OrdinalIgnoreCase)
        || root.Equals("body", StringComparison.OrdinalIgnoreCase);

    private static bool Skip(ref ReadOnlySpan<char> text, string end)
    {
        var at = text.IndexOf(end, StringComparison.Ordinal);
        if (at < 0)
        {
            return false;
        }

        text = text[(at + end.Length)..];
        return true;
    }
}
