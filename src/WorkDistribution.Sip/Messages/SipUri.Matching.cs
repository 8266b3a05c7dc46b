using System.Text;

namespace WorkDistribution.Sip.Messages;

/// <content>The comparison of RFC 3261 section 19.1.4.</content>
public sealed partial record SipUri
{
    /// <summary>Whether two URIs are equivalent by RFC 3261 section 19.1.4. It is not transitive, as the RFC says; so it is no <see cref="Equals(SipUri)"/>.</summary>
    public bool Matches(SipUri other)
    {
        if (Equals(other))
        {
            return true;
        }

        if (Scheme != other.Scheme)
        {
            return false;
        }

        if (!IsSip)
        {
            return User == other.User;
        }

        return Same(User, other.User, StringComparison.Ordinal)
            && Same(Password, other.Password, StringComparison.Ordinal)
            && string.Equals(Host, other.Host, StringComparison.OrdinalIgnoreCase)
            && Port == other.Port
            && ParametersMatch(this, other)
            && ParametersMatch(other, this)
            && HeadersMatch(UriHeaders, other.UriHeaders);
    }

    /// <summary>The form of user@host that names a user: escapes resolved, host in lower case, no port and no parameters. Null when there is no user.</summary>
    public string? AddressOfRecord => IsSip && User is not null ? $"{UserDecoded}@{Host.ToLowerInvariant()}" : null;

    private static bool Same(string? a, string? b, StringComparison comparison) =>
        a is null || b is null ? a is null && b is null : string.Equals(Normalize(a), Normalize(b), comparison);

    private static bool ParametersMatch(SipUri a, SipUri b)
    {
        foreach (var (name, value) in a.Parameters)
        {
            var plain = Normalize(name).ToLowerInvariant();
            string? theirs = null;
            foreach (var (otherName, otherValue) in b.Parameters)
            {
                if (Normalize(otherName).Equals(plain, StringComparison.OrdinalIgnoreCase))
                {
                    theirs = otherValue;
                    break;
                }
            }

            // These change where or how a request goes, so that one of them in one URI only is a difference.
            var matters = plain is "user" or "ttl" or "method" or "maddr" or "transport";
            if (theirs is null ? matters : !Same(value, theirs, StringComparison.OrdinalIgnoreCase))
            {
                return false;
            }
        }

        return true;
    }

    private static bool HeadersMatch(string a, string b)
    {
        if (a.Length == 0 && b.Length == 0)
        {
            return true;
        }

        var ours = Fields(a);
        var theirs = Fields(b);
        return ours.SequenceEqual(theirs, StringComparer.Ordinal);

        static string[] Fields(string headers) =>
        [
            .. headers.Split('&').Select(f =>
            {
                var equal = f.IndexOf('=', StringComparison.Ordinal);
                return equal < 0 ? Normalize(f).ToLowerInvariant() : $"{Normalize(f[..equal]).ToLowerInvariant()}={Normalize(f[(equal + 1)..])}";
            }).Order(StringComparer.Ordinal),
        ];
    }

    /// <summary>Resolves the escapes of characters that mean the same escaped and plain: printable ASCII outside the reserved set.</summary>
    private static string Normalize(string text)
    {
        if (!text.Contains('%'))
        {
            return text;
        }

        var plain = new StringBuilder(text.Length);
        for (var i = 0; i < text.Length; i++)
        {
            if (text[i] != '%' || i + 2 >= text.Length)
            {
                plain.Append(text[i]);
                continue;
            }

            var code = (char)Convert.FromHexString(text.AsSpan(i + 1, 2))[0];
            if (code is > ' ' and < '\x7f' && !";/?:@&=+$,%\"<>".Contains(code))
            {
                plain.Append(code);
            }
            else
            {
                plain.Append('%').Append(char.ToUpperInvariant(text[i + 1])).Append(char.ToUpperInvariant(text[i + 2]));
            }

            i += 2;
        }

        return plain.ToString();
    }
}
