using System.Collections.Immutable;
using WorkDistribution.Sip.Messages;

namespace WorkDistribution.Sip.Authentication;

/// <summary>The name=value list of an authentication header: <c>Digest realm="...", nonce="...", qop=auth</c>. Values are held without quotes.</summary>
internal sealed class DigestFields
{
    private const int MostFields = 32;

    private readonly ImmutableArray<KeyValuePair<string, string>> _fields;

    private DigestFields(ImmutableArray<KeyValuePair<string, string>> fields) => _fields = fields;

    /// <summary>The value of a field; null when absent.</summary>
    public string? this[string name] => SipText.Find(_fields, name);

    /// <summary>Reads a header value.</summary>
    /// <returns>null for another scheme than Digest, a repeated field and anything malformed.</returns>
    public static DigestFields? TryParse(string value)
    {
        var text = SipText.Trim(value);
        var space = text.IndexOfAny(' ', '\t');
        if (space < 0 || !text[..space].Equals("Digest", StringComparison.OrdinalIgnoreCase))
        {
            return null;
        }

        var fields = ImmutableArray.CreateBuilder<KeyValuePair<string, string>>(12);
        foreach (var item in SipHeaderList.Split(text[space..].ToString()))
        {
            if (item.Length == 0)
            {
                continue;
            }

            var equal = item.IndexOf('=', StringComparison.Ordinal);
            if (equal < 0 || fields.Count == MostFields)
            {
                return null;
            }

            var name = SipText.Trim(item.AsSpan(0, equal)).ToString();
            var raw = SipText.Trim(item.AsSpan(equal + 1));
            if (!SipText.IsToken(name)
                || (!raw.IsEmpty && raw[0] == '"' && SipText.QuotedLength(raw) != raw.Length)
                || fields.Any(f => f.Key.Equals(name, StringComparison.OrdinalIgnoreCase)))
            {
                return null;
            }

            fields.Add(new(name, SipText.Unquote(raw)));
        }

        return new DigestFields(fields.DrainToImmutable());
    }
}
