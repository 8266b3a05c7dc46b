using System.Diagnostics.CodeAnalysis;
using System.Text;

namespace WorkDistribution.Sip.Messages;

/// <content>
/// Reading and writing:
/// <code>
/// [ display-name ] &lt;URI&gt; *( ;parameter )
/// URI *( ;parameter )                            (then the URI has no parameters of its own, no comma and no question mark)
/// </code>
/// </content>
public sealed partial record NameAddress
{
    /// <summary>The tag parameter; null when there is none.</summary>
    public string? Tag => Parameter("tag") is { Length: > 0 } tag ? tag : null;

    /// <summary>Reads an address; the text must be nothing else (a comma-joined list is split first: <see cref="SipHeaderList"/>).</summary>
    /// <param name="text">A header value.</param>
    /// <param name="address">The address; null on failure.</param>
    public static bool TryParse(ReadOnlySpan<char> text, [NotNullWhen(true)] out NameAddress? address)
    {
        address = null;
        text = SipText.Trim(text);
        var display = "";
        ReadOnlySpan<char> uriText;
        ReadOnlySpan<char> rest;
        var open = IndexOfBracket(text);
        if (open == -2)
        {
            return false;
        }

        if (open >= 0)
        {
            var close = text[open..].IndexOf('>');
            if (close < 0 || !TryReadDisplayName(SipText.Trim(text[..open]), out display))
            {
                return false;
            }

            uriText = text[(open + 1)..(open + close)];
            rest = text[(open + close + 1)..];
        }
        else
        {
            var semicolon = text.IndexOf(';');
            uriText = SipText.Trim(semicolon < 0 ? text : text[..semicolon]);
            rest = semicolon < 0 ? [] : text[semicolon..];
            if (uriText.ContainsAny('?', ','))
            {
                return false;
            }
        }

        if (!SipUri.TryParse(uriText, out var uri) || !SipText.TryParseParameters(rest, out var parameters))
        {
            return false;
        }

        address = new NameAddress { DisplayName = display, Uri = uri, Parameters = parameters };
        return true;
    }

    /// <summary>The value of a header parameter as written (quotes included), empty when it has none; null when it is absent.</summary>
    /// <param name="name">The name, compared without case.</param>
    public string? Parameter(string name) => SipText.Find(Parameters, name);

    /// <summary>A copy in which a header parameter has the value (empty: only its name); null removes it.</summary>
    public NameAddress WithParameter(string name, string? value) => this with { Parameters = SipText.Set(Parameters, name, value) };

    /// <summary>A copy with that tag; null removes it.</summary>
    public NameAddress WithTag(string? tag) => WithParameter("tag", tag);

    /// <summary>The address as on the wire, always with angle brackets.</summary>
    public override string ToString()
    {
        var text = new StringBuilder(96);
        if (DisplayName.Length > 0)
        {
            text.Append(SipText.Quote(DisplayName)).Append(' ');
        }

        text.Append('<').Append(Uri.ToString()).Append('>');
        SipText.Append(text, Parameters);
        return text.ToString();
    }

    /// <summary>The same text.</summary>
    public bool Equals(NameAddress? other) => other is not null && (ReferenceEquals(this, other) || ToString() == other.ToString());

    /// <inheritdoc/>
    public override int GetHashCode() => ToString().GetHashCode(StringComparison.Ordinal);

    /// <summary>The opening bracket outside a quoted display name; -1 when there is none before the parameters, -2 when a quote stays open.</summary>
    private static int IndexOfBracket(ReadOnlySpan<char> text)
    {
        var start = 0;
        if (!text.IsEmpty && text[0] == '"')
        {
            start = SipText.QuotedLength(text);
            if (start < 0)
            {
                return -2;
            }
        }

        var at = text[start..].IndexOfAny('<', '"');
        if (at < 0)
        {
            return start > 0 ? -2 : -1;
        }

        // A bracket in a parameter of a bare address ("sip:a@b;x=<y>") is not the address's: the display name before it shows that by its colon or semicolon.
        return text[start + at] == '<' ? start + at : start == 0 && text[..at].Contains(';') ? -1 : -2;
    }

    private static bool TryReadDisplayName(ReadOnlySpan<char> text, out string name)
    {
        name = "";
        if (text.IsEmpty)
        {
            return true;
        }

        if (text[0] == '"')
        {
            name = SipText.Unquote(text);
            return SipText.QuotedLength(text) == text.Length;
        }

        // Wider than the RFC's tokens (phones send names in UTF-8, addresses and dots unquoted), but nothing that could be read as another part.
        foreach (var c in text)
        {
            if (c is ',' or ';' or ':' or '"' or '>' or '\\' or '\x7f' || (c < ' ' && c != '\t'))
            {
                return false;
            }
        }

        name = text.ToString();
        return true;
    }
}
