using System.Collections.Immutable;
using System.Text;

namespace WorkDistribution.Voice.Calls.Instructions;

/// <summary>Addresses with parameters in braces (R1-39): <c>/order?n={Digits}</c>, <c>/prompts/{Digits}.mp3</c>. Pure.</summary>
internal static class AddressTemplate
{
    private const int LongestName = 64;

    /// <summary>Puts the parameters in, percent-encoded. What is in braces and no parameter stays as it is.</summary>
    public static string Expand(string template, ImmutableArray<KeyValuePair<string, string>> parameters)
    {
        var open = template.IndexOf('{', StringComparison.Ordinal);
        if (open < 0)
        {
            return template;
        }

        var text = new StringBuilder(template.Length + 16);
        var from = 0;
        while (open >= 0)
        {
            var close = template.IndexOf('}', open);
            if (close < 0)
            {
                break;
            }

            text.Append(template, from, open - from);
            var name = template[(open + 1)..close];
            text.Append(name.Length <= LongestName && Find(name, parameters) is { } value ? Uri.EscapeDataString(value) : template[open..(close + 1)]);
            from = close + 1;
            open = template.IndexOf('{', from);
        }

        return text.Append(template, from, template.Length - from).ToString();
    }

    private static string? Find(string name, ImmutableArray<KeyValuePair<string, string>> parameters)
    {
        foreach (var (key, value) in parameters)
        {
            if (key == name)
            {
                return value;
            }
        }

        return null;
    }
}
