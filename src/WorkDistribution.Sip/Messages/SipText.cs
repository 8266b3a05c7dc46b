using System.Buffers;
using System.Collections.Immutable;

namespace WorkDistribution.Sip.Messages;

/// <summary>Pieces of the grammar that header values share (RFC 3261 section 25.1): tokens, quoted strings, parameters.</summary>
internal static class SipText
{
    private static readonly SearchValues<char> TokenChars =
        SearchValues.Create("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-.!%*_+`'~");

    private static readonly SearchValues<char> WhiteSpace = SearchValues.Create(" \t\r\n");

    /// <summary>What a parameter value without quotes must not hold. Wider than the RFC's token, as real programs write.</summary>
    private static readonly SearchValues<char> NotInValue = SearchValues.Create(" \t\r\n\0\"<>,;");

    public static bool IsToken(ReadOnlySpan<char> text) => !text.IsEmpty && !text.ContainsAnyExcept(TokenChars);

    public static ReadOnlySpan<char> Trim(ReadOnlySpan<char> text)
    {
        var start = text.IndexOfAnyExcept(WhiteSpace);
        return start < 0 ? [] : text[start..(text.LastIndexOfAnyExcept(WhiteSpace) + 1)];
    }

    /// <summary>The length of the quoted string at the start, with its quotes; -1 when it does not end.</summary>
    public static int QuotedLength(ReadOnlySpan<char> text)
    {
        for (var i = 1; i < text.Length; i++)
        {
            if (text[i] == '\\')
            {
                i++;
            }
            else if (text[i] == '"')
            {
                return i + 1;
            }
        }

        return -1;
    }

    /// <summary>The text of a quoted string (with its quotes) or of a token.</summary>
    public static string Unquote(ReadOnlySpan<char> text)
    {
        if (text.Length < 2 || text[0] != '"' || text[^1] != '"')
        {
            return text.ToString();
        }

        text = text[1..^1];
        if (!text.Contains('\\'))
        {
            return text.ToString();
        }

        var plain = new System.Text.StringBuilder(text.Length);
        for (var i = 0; i < text.Length; i++)
        {
            plain.Append(text[i] == '\\' && i + 1 < text.Length ? text[++i] : text[i]);
        }

        return plain.ToString();
    }

    /// <summary>Writes a quoted string; line ends become spaces.</summary>
    public static string Quote(string text)
    {
        var quoted = new System.Text.StringBuilder(text.Length + 2).Append('"');
        foreach (var c in text)
        {
            if (c is '"' or '\\')
            {
                quoted.Append('\\');
            }

            quoted.Append(c is '\r' or '\n' ? ' ' : c);
        }

        return quoted.Append('"').ToString();
    }

    /// <summary>Finds a character outside quoted strings and angle brackets; -1 when there is none, -2 when a quote or bracket stays open.</summary>
    public static int IndexOutside(ReadOnlySpan<char> text, char wanted)
    {
        for (var i = 0; i < text.Length; i++)
        {
            var c = text[i];
            if (c == wanted)
            {
                return i;
            }

            if (c == '"')
            {
                var length = QuotedLength(text[i..]);
                if (length < 0)
                {
                    return -2;
                }

                i += length - 1;
            }
            else if (c == '<')
            {
                var close = text[i..].IndexOf('>');
                if (close < 0)
                {
                    return -2;
                }

                i += close;
            }
        }

        return -1;
    }

    /// <summary>Reads <c>*( SEMI name [ EQUAL value ] )</c>; the text starts with the semicolon or is empty.</summary>
    public static bool TryParseParameters(ReadOnlySpan<char> text, out ImmutableArray<KeyValuePair<string, string>> parameters)
    {
        parameters = [];
        text = Trim(text);
        if (text.IsEmpty)
        {
            return true;
        }

        var list = ImmutableArray.CreateBuilder<KeyValuePair<string, string>>(2);
        while (!text.IsEmpty)
        {
            if (text[0] != ';')
            {
                return false;
            }

            text = text[1..];
            var next = IndexOutside(text, ';');
            if (next == -2 || !TryParseParameter(Trim(next < 0 ? text : text[..next]), out var parameter))
            {
                return false;
            }

            list.Add(parameter);
            text = next < 0 ? [] : text[next..];
        }

        parameters = list.DrainToImmutable();
        return true;
    }

    public static string? Find(ImmutableArray<KeyValuePair<string, string>> parameters, string name)
    {
        foreach (var (key, value) in parameters)
        {
            if (string.Equals(key, name, StringComparison.OrdinalIgnoreCase))
            {
                return value;
            }
        }

        return null;
    }

    /// <summary>A copy in which the parameter has the value, in its place or at the end; null removes it.</summary>
    public static ImmutableArray<KeyValuePair<string, string>> Set(ImmutableArray<KeyValuePair<string, string>> parameters, string name, string? value)
    {
        var at = -1;
        for (var i = 0; i < parameters.Length && at < 0; i++)
        {
            at = string.Equals(parameters[i].Key, name, StringComparison.OrdinalIgnoreCase) ? i : -1;
        }

        if (value is null)
        {
            return at < 0 ? parameters : parameters.RemoveAt(at);
        }

        return at < 0 ? parameters.Add(new(name, value)) : parameters.SetItem(at, new(parameters[at].Key, value));
    }

    public static void Append(System.Text.StringBuilder text, ImmutableArray<KeyValuePair<string, string>> parameters)
    {
        foreach (var (key, value) in parameters)
        {
            text.Append(';').Append(key);
            if (value.Length > 0)
            {
                text.Append('=').Append(value);
            }
        }
    }

    private static bool TryParseParameter(ReadOnlySpan<char> text, out KeyValuePair<string, string> parameter)
    {
        parameter = default;
        var equal = text.IndexOf('=');
        var name = Trim(equal < 0 ? text : text[..equal]);
        var value = equal < 0 ? [] : Trim(text[(equal + 1)..]);
        if (!IsToken(name))
        {
            return false;
        }

        var valid = !value.IsEmpty && value[0] == '"' ? QuotedLength(value) == value.Length : !value.ContainsAny(NotInValue);
        parameter = new(name.ToString(), value.ToString());
        return valid;
    }
}
