using System.Buffers;
using System.Diagnostics.CodeAnalysis;
using System.Text;

namespace WorkDistribution.Sip.Messages;

/// <summary>The first line of a message.</summary>
/// <remarks>
/// <code>
/// Method SP Request-URI SP "SIP/2.0"
/// "SIP/2.0" SP 3DIGIT SP Reason-Phrase
/// </code>
/// More than one space between the parts, and spaces after the last, are taken (RFC 4475 sections 3.1.2.9 and 3.1.2.10 leave it open): they cannot be misread.
/// </remarks>
internal readonly struct SipStartLine
{
    private static readonly SearchValues<byte> VersionBytes = SearchValues.Create("0123456789."u8);

    private readonly string _text;
    private readonly SipUri? _requestUri;
    private readonly int _status;

    private SipStartLine(string text, SipUri? requestUri, int status)
    {
        _text = text;
        _requestUri = requestUri;
        _status = status;
    }

    /// <summary>The method of a request line, whatever is wrong with the rest.</summary>
    public static bool TryReadMethod(ReadOnlySpan<byte> line, [NotNullWhen(true)] out string? method)
    {
        var space = line.IndexOf((byte)' ');
        method = space > 0 && SipFieldReader.IsToken(line[..space]) ? Encoding.ASCII.GetString(line[..space]) : null;
        return method is not null;
    }

    public static bool TryParse(ReadOnlySpan<byte> line, int offset, out SipStartLine startLine, out SipParseError error)
    {
        startLine = default;
        var first = line.IndexOf((byte)' ');
        if (first <= 0)
        {
            error = new SipParseError(SipParseErrorReason.BadStartLine, offset);
            return false;
        }

        var head = line[..first];
        var rest = line[first..].TrimStart((byte)' ');
        return IsVersion(head, out var supported)
            ? TryParseStatus(rest, supported, offset + first + 1, out startLine, out error)
            : TryParseRequest(head, rest, offset, out startLine, out error);
    }

    public SipMessage ToMessage(SipHeaders headers, ReadOnlyMemory<byte> body) => _requestUri is { } uri
        ? new SipRequest(_text, uri, headers, body)
        : new SipResponse(_status, _text, headers, body);

    private static bool TryParseRequest(ReadOnlySpan<byte> method, ReadOnlySpan<byte> rest, int offset, out SipStartLine startLine, out SipParseError error)
    {
        startLine = default;
        rest = rest.TrimEnd((byte)' ');
        var last = rest.LastIndexOf((byte)' ');
        if (!SipFieldReader.IsToken(method) || last < 0 || !IsVersion(rest[(last + 1)..], out var supported))
        {
            error = new SipParseError(SipParseErrorReason.BadStartLine, offset);
            return false;
        }

        if (!supported)
        {
            error = new SipParseError(SipParseErrorReason.UnsupportedVersion, offset + method.Length + 1 + last + 1);
            return false;
        }

        if (!SipUri.TryParse(Encoding.UTF8.GetString(rest[..last].TrimEnd((byte)' ')), out var uri))
        {
            error = new SipParseError(SipParseErrorReason.BadRequestUri, offset + method.Length + 1);
            return false;
        }

        error = default;
        startLine = new SipStartLine(KnownMethod(method), uri, 0);
        return true;
    }

    private static bool TryParseStatus(ReadOnlySpan<byte> rest, bool supported, int offset, out SipStartLine startLine, out SipParseError error)
    {
        startLine = default;
        if (!supported)
        {
            error = new SipParseError(SipParseErrorReason.UnsupportedVersion, 0);
            return false;
        }

        var space = rest.IndexOf((byte)' ');
        var code = space < 0 ? rest : rest[..space];
        if (code.Length != 3 || !SipNumber.TryParse(code, out var status) || status is < 100 or > 699)
        {
            error = new SipParseError(SipParseErrorReason.BadStatusCode, offset);
            return false;
        }

        error = default;
        startLine = new SipStartLine(space < 0 ? "" : Encoding.UTF8.GetString(SipFieldReader.Trim(rest[space..])), null, (int)status);
        return true;
    }

    private static bool IsVersion(ReadOnlySpan<byte> text, out bool supported)
    {
        supported = Ascii.EqualsIgnoreCase(text, "SIP/2.0"u8);
        return supported
            || (text.Length > 4 && Ascii.EqualsIgnoreCase(text[..4], "SIP/"u8) && !text[4..].ContainsAnyExcept(VersionBytes));
    }

    private static string KnownMethod(ReadOnlySpan<byte> method) => method switch
    {
        _ when method.SequenceEqual("INVITE"u8) => SipMethods.Invite,
        _ when method.SequenceEqual("ACK"u8) => SipMethods.Ack,
        _ when method.SequenceEqual("BYE"u8) => SipMethods.Bye,
        _ when method.SequenceEqual("CANCEL"u8) => SipMethods.Cancel,
        _ when method.SequenceEqual("REGISTER"u8) => SipMethods.Register,
        _ when method.SequenceEqual("OPTIONS"u8) => SipMethods.Options,
        _ when method.SequenceEqual("INFO"u8) => SipMethods.Info,
        _ => Encoding.ASCII.GetString(method),
    };
}
