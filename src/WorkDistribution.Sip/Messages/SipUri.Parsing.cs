using System.Buffers;
using System.Collections.Immutable;
using System.Diagnostics.CodeAnalysis;
using System.Net;
using System.Net.Sockets;
using System.Text;

namespace WorkDistribution.Sip.Messages;

/// <content>
/// Reading and writing:
/// <code>
/// sip:user:password@host:port;uri-parameters?headers
/// scheme:anything
/// </code>
/// </content>
public sealed partial record SipUri
{
    private static readonly SearchValues<char> SchemeChars =
        SearchValues.Create("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+-.");

    private static readonly SearchValues<char> HostChars =
        SearchValues.Create("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-._");

    /// <summary>true for sip and sips: the URI has a host.</summary>
    public bool IsSip => Scheme is "sip" or "sips";

    /// <summary>The user part with its escapes resolved; null when there is none. An escaped user that is no UTF-8 holds replacement characters.</summary>
    public string? UserDecoded => User is { } user && user.Contains('%') ? Uri.UnescapeDataString(user) : User;

    /// <summary>The value of a parameter, empty when it has none; null when it is absent.</summary>
    /// <param name="name">The name, compared without case.</param>
    public string? Parameter(string name) => SipText.Find(Parameters, name);

    /// <summary>A copy in which a parameter has the value (empty: only its name); null removes it.</summary>
    public SipUri WithParameter(string name, string? value) => this with { Parameters = SipText.Set(Parameters, name, value) };

    /// <summary>A copy without what a Request-URI must not have: headers and a method (RFC 3261 section 19.1.1, table 1).</summary>
    public SipUri ToRequestUri() => WithParameter("method", null) with { UriHeaders = "" };

    /// <summary>Reads a URI; the text must be nothing else.</summary>
    /// <param name="text">The text, without angle brackets.</param>
    /// <param name="uri">The URI; null on failure.</param>
    public static bool TryParse(ReadOnlySpan<char> text, [NotNullWhen(true)] out SipUri? uri)
    {
        uri = null;
        var colon = text.IndexOf(':');
        if (colon <= 0 || !char.IsAsciiLetter(text[0]) || text[..colon].ContainsAnyExcept(SchemeChars) || HasForbidden(text))
        {
            return false;
        }

        var scheme = Scheme(text[..colon]);
        var rest = text[(colon + 1)..];
        if (scheme is not ("sip" or "sips"))
        {
            uri = rest.IsEmpty ? null : new SipUri { Scheme = scheme, User = rest.ToString() };
            return uri is not null;
        }

        string? user = null;
        string? password = null;
        var at = rest.IndexOf('@');
        if (at >= 0)
        {
            if (!TryReadUser(rest[..at], out user, out password))
            {
                return false;
            }

            rest = rest[(at + 1)..];
        }

        if (!TryReadHost(ref rest, out var host, out var port) || !TryReadTail(rest, out var parameters, out var headers))
        {
            return false;
        }

        uri = new SipUri { Scheme = scheme, User = user, Password = password, Host = host, Port = port, Parameters = parameters, UriHeaders = headers };
        return true;

        static string Scheme(ReadOnlySpan<char> written) => written switch
        {
            "sip" => "sip",
            "sips" => "sips",
            _ => written.ToString().ToLowerInvariant(),
        };
    }

    /// <summary>The URI as on the wire, parts as they were written.</summary>
    public override string ToString()
    {
        if (!IsSip)
        {
            return $"{Scheme}:{User}";
        }

        var text = new StringBuilder(64).Append(Scheme).Append(':');
        if (User is not null)
        {
            text.Append(User);
            if (Password is not null)
            {
                text.Append(':').Append(Password);
            }

            text.Append('@');
        }

        text.Append(Host);
        if (Port is { } port)
        {
            text.Append(':').Append(port);
        }

        SipText.Append(text, Parameters);
        if (UriHeaders.Length > 0)
        {
            text.Append('?').Append(UriHeaders);
        }

        return text.ToString();
    }

    /// <summary>The same text. For the equivalence of the RFC see <see cref="Matches"/>.</summary>
    public bool Equals(SipUri? other) => other is not null && (ReferenceEquals(this, other) || ToString() == other.ToString());

    /// <inheritdoc/>
    public override int GetHashCode() => ToString().GetHashCode(StringComparison.Ordinal);

    /// <summary>Escapes a text so that it can be a user part (RFC 3261 section 25.1, user).</summary>
    public static string EscapeUser(string user)
    {
        const string Plain = "-_.!~*'()&=+$,;?/";
        var text = new StringBuilder(user.Length);
        foreach (var b in Encoding.UTF8.GetBytes(user))
        {
            if (char.IsAsciiLetterOrDigit((char)b) || Plain.Contains((char)b))
            {
                text.Append((char)b);
            }
            else
            {
                text.Append('%').Append(Convert.ToHexString([b]));
            }
        }

        return text.ToString();
    }

    private static bool HasForbidden(ReadOnlySpan<char> text)
    {
        for (var i = 0; i < text.Length; i++)
        {
            var c = text[i];
            if (c is <= ' ' or '\x7f' or '<' or '>' or '"')
            {
                return true;
            }

            if (c == '%' && (i + 2 >= text.Length || !char.IsAsciiHexDigit(text[i + 1]) || !char.IsAsciiHexDigit(text[i + 2])))
            {
                return true;
            }
        }

        return false;
    }

    private static bool TryReadUser(ReadOnlySpan<char> text, [NotNullWhen(true)] out string? user, out string? password)
    {
        var colon = text.IndexOf(':');
        var name = colon < 0 ? text : text[..colon];
        user = name.ToString();
        password = colon < 0 ? null : text[(colon + 1)..].ToString();
        return !name.IsEmpty;
    }

    /// <summary>Reads host and port and leaves what follows. The Via header's sent-by is read by it too.</summary>
    internal static bool TryReadHost(ref ReadOnlySpan<char> rest, [NotNullWhen(true)] out string? host, out int? port)
    {
        host = null;
        port = null;
        int length;
        if (!rest.IsEmpty && rest[0] == '[')
        {
            length = rest.IndexOf(']') + 1;
            if (length < 4
                || rest[..length].Contains('%')
                || !IPAddress.TryParse(rest[1..(length - 1)], out var address)
                || address.AddressFamily != AddressFamily.InterNetworkV6)
            {
                return false;
            }
        }
        else
        {
            length = rest.IndexOfAnyExcept(HostChars);
            length = length < 0 ? rest.Length : length;
            if (length is 0 or > 255)
            {
                return false;
            }
        }

        host = rest[..length].ToString();
        rest = rest[length..];
        if (rest.IsEmpty || rest[0] != ':')
        {
            return true;
        }

        rest = rest[1..];
        var digits = rest.IndexOfAnyExceptInRange('0', '9');
        digits = digits < 0 ? rest.Length : digits;
        if (!SipNumber.TryParse(rest[..digits], out var number) || number is 0 or > 65_535)
        {
            return false;
        }

        port = (int)number;
        rest = rest[digits..];
        return true;
    }

    private static bool TryReadTail(ReadOnlySpan<char> rest, out ImmutableArray<KeyValuePair<string, string>> parameters, out string headers)
    {
        parameters = [];
        headers = "";
        var question = rest.IndexOf('?');
        if (question >= 0)
        {
            headers = rest[(question + 1)..].ToString();
            rest = rest[..question];
            if (headers.Length == 0)
            {
                return false;
            }
        }

        if (rest.IsEmpty)
        {
            return !headers.Contains('@');
        }

        if (rest[0] != ';' || rest.Contains('@') || headers.Contains('@'))
        {
            return false;
        }

        var list = ImmutableArray.CreateBuilder<KeyValuePair<string, string>>(2);
        foreach (var range in rest[1..].Split(';'))
        {
            var parameter = rest[1..][range];
            var equal = parameter.IndexOf('=');
            var name = equal < 0 ? parameter : parameter[..equal];
            if (name.IsEmpty)
            {
                return false;
            }

            list.Add(new(name.ToString(), equal < 0 ? "" : parameter[(equal + 1)..].ToString()));
        }

        parameters = list.DrainToImmutable();
        return true;
    }
}
