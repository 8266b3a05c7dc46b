using System.Collections.Immutable;
using System.Diagnostics.CodeAnalysis;
using System.Text;

namespace WorkDistribution.Sip.Messages;

/// <summary>One Via element (RFC 3261 section 20.42): <c>SIP/2.0/UDP host:port;branch=...;received=...;rport=...</c>.</summary>
public sealed record ViaHeader
{
    /// <summary>What the branch of an RFC 3261 transaction begins with (section 8.1.1.7).</summary>
    public const string MagicCookie = "z9hG4bK";

    /// <summary>The protocol's version; 2.0.</summary>
    public string Version { get; init; } = "2.0";

    /// <summary>UDP, TCP, TLS, ... in upper case.</summary>
    public required string Transport { get; init; }

    /// <summary>Host of the sent-by: a name, IPv4 address or bracketed IPv6 reference.</summary>
    public required string Host { get; init; }

    /// <summary>Port of the sent-by; null when not written.</summary>
    public int? Port { get; init; }

    /// <summary>Parameters in order; a parameter without value has an empty one.</summary>
    public ImmutableArray<KeyValuePair<string, string>> Parameters { get; init; } = [];

    /// <summary>The branch; null when absent or empty.</summary>
    public string? Branch => Parameter("branch") is { Length: > 0 } branch ? branch : null;

    /// <summary>Whether the branch identifies a transaction as RFC 3261 says: the cookie and something after it.</summary>
    public bool HasRfc3261Branch => Branch is { } branch && branch.Length > MagicCookie.Length && branch.StartsWith(MagicCookie, StringComparison.OrdinalIgnoreCase);

    /// <summary>The address a server saw the request come from; null when not noted.</summary>
    public string? Received => Parameter("received") is { Length: > 0 } received ? received : null;

    /// <summary>Whether rport is there, with or without a value (RFC 3581).</summary>
    public bool HasRPort => Parameter("rport") is not null;

    /// <summary>The port a server saw the request come from; null when it is absent or has no value yet.</summary>
    public int? RPort => Parameter("rport") is { } text && SipNumber.TryParse(text.AsSpan(), out var port) && port is > 0 and <= 65_535 ? (int)port : null;

    /// <summary>Host and port as written: part of the key of a server transaction.</summary>
    public string SentBy => Port is { } port ? $"{Host}:{port}" : Host;

    /// <summary>Reads one element; a comma-joined list is split first (<see cref="SipHeaderList"/>).</summary>
    /// <param name="text">The element.</param>
    /// <param name="via">The Via; null on failure.</param>
    public static bool TryParse(ReadOnlySpan<char> text, [NotNullWhen(true)] out ViaHeader? via)
    {
        via = null;
        if (!TryReadUntilSlash(ref text, out var protocol)
            || !protocol.Equals("SIP", StringComparison.OrdinalIgnoreCase)
            || !TryReadUntilSlash(ref text, out var version))
        {
            return false;
        }

        text = SipText.Trim(text);
        var space = text.IndexOfAny(' ', '\t');
        if (space < 0 || !SipText.IsToken(text[..space]))
        {
            return false;
        }

        var transport = KnownTransport(text[..space]);
        text = SipText.Trim(text[space..]);
        if (!SipUri.TryReadHost(ref text, out var host, out var port))
        {
            return false;
        }

        text = SipText.Trim(text);
        if (port is null && !text.IsEmpty && text[0] == ':' && !TryReadSpacedPort(ref text, out port))
        {
            return false;
        }

        if (!SipText.TryParseParameters(text, out var parameters))
        {
            return false;
        }

        via = new ViaHeader { Version = version.ToString(), Transport = transport, Host = host, Port = port, Parameters = parameters };
        return true;
    }

    /// <summary>The value of a parameter, empty when it has none; null when it is absent.</summary>
    /// <param name="name">The name, compared without case.</param>
    public string? Parameter(string name) => SipText.Find(Parameters, name);

    /// <summary>A copy in which a parameter has the value (empty: only its name); null removes it.</summary>
    public ViaHeader WithParameter(string name, string? value) => this with { Parameters = SipText.Set(Parameters, name, value) };

    /// <summary>The element as on the wire.</summary>
    public override string ToString()
    {
        var text = new StringBuilder(96).Append("SIP/").Append(Version).Append('/').Append(Transport).Append(' ').Append(SentBy);
        SipText.Append(text, Parameters);
        return text.ToString();
    }

    /// <summary>The same text.</summary>
    public bool Equals(ViaHeader? other) => other is not null && (ReferenceEquals(this, other) || ToString() == other.ToString());

    /// <inheritdoc/>
    public override int GetHashCode() => ToString().GetHashCode(StringComparison.Ordinal);

    private static bool TryReadUntilSlash(ref ReadOnlySpan<char> text, out ReadOnlySpan<char> part)
    {
        var slash = text.IndexOf('/');
        part = slash < 0 ? [] : SipText.Trim(text[..slash]);
        text = slash < 0 ? [] : text[(slash + 1)..];
        return SipText.IsToken(part);
    }

    /// <summary>"host : 5060": the grammar allows white space around the colon.</summary>
    private static bool TryReadSpacedPort(ref ReadOnlySpan<char> text, out int? port)
    {
        port = null;
        text = SipText.Trim(text[1..]);
        var digits = text.IndexOfAnyExceptInRange('0', '9');
        digits = digits < 0 ? text.Length : digits;
        if (!SipNumber.TryParse(text[..digits], out var number) || number is 0 or > 65_535)
        {
            return false;
        }

        port = (int)number;
        text = text[digits..];
        return true;
    }

    private static string KnownTransport(ReadOnlySpan<char> written) => written switch
    {
        "UDP" => "UDP",
        "TCP" => "TCP",
        "TLS" => "TLS",
        _ => written.ToString().ToUpperInvariant(),
    };
}
