using System.Collections.Immutable;
using System.Diagnostics.CodeAnalysis;
using System.Text;

namespace WorkDistribution.Sip.Messages;

/// <summary>Reads a SIP message from bytes (RFC 3261 section 7 and 25). It settles where each part begins and ends; what the parts mean is checked by
/// <see cref="SipRequestValidator"/> and <see cref="SipResponseValidator"/>.</summary>
public static class SipParser
{
    /// <summary>Reads one message from one datagram.</summary>
    /// <param name="datagram">The bytes; line ends before the message and bytes after its Content-Length are passed over. Nothing of it is kept.</param>
    /// <param name="limits">What is refused for its size.</param>
    /// <param name="message">The message; null on failure.</param>
    /// <param name="error">Why and where it failed. A request that failed may still be answered: see <see cref="SipRefusal"/>.</param>
    public static bool TryParse(ReadOnlySpan<byte> datagram, SipParserLimits limits, [NotNullWhen(true)] out SipMessage? message, out SipParseError error)
    {
        message = null;
        if (datagram.Length > limits.MaxMessageBytes)
        {
            error = new SipParseError(SipParseErrorReason.MessageTooLong, limits.MaxMessageBytes);
            return false;
        }

        var start = SipFieldReader.SkipLeadingLineEnds(datagram);
        if (start == datagram.Length)
        {
            error = new SipParseError(SipParseErrorReason.Empty, 0);
            return false;
        }

        var reader = new SipFieldReader(datagram, limits, start);
        if (!reader.TryReadStartLine(out var line))
        {
            error = reader.Error;
            return false;
        }

        if (!SipStartLine.TryParse(line, start, out var startLine, out error)
            || !TryReadHeaders(ref reader, out var headers, out var contentLength, out error))
        {
            return false;
        }

        var body = datagram[reader.Position..];
        if (contentLength is { } length)
        {
            if (length > body.Length)
            {
                error = new SipParseError(SipParseErrorReason.BodyTooShort, datagram.Length);
                return false;
            }

            body = body[..length];
        }

        message = startLine.ToMessage(headers, body.ToArray());
        return true;
    }

    /// <summary>Reads fields up to the empty line. After an error the headers are those read nevertheless, which may be enough to refuse the request.</summary>
    internal static bool TryReadHeaders(ref SipFieldReader reader, out SipHeaders headers, out int? contentLength, out SipParseError error)
    {
        contentLength = null;
        error = default;
        var fields = ImmutableArray.CreateBuilder<SipHeader>(16);
        while (true)
        {
            var at = reader.Position;
            if (!reader.TryReadField())
            {
                break;
            }

            var name = SipHeaderNames.Canonical(reader.Name);
            if (ReferenceEquals(name, ContentLengthName) && !TryReadContentLength(reader.Value, ref contentLength) && error.Reason == SipParseErrorReason.None)
            {
                error = new SipParseError(SipParseErrorReason.BadContentLength, at);
            }

            fields.Add(new SipHeader(name, ReadValue(reader.Value, reader.IsFolded)));
        }

        error = error.Reason == SipParseErrorReason.None ? reader.Error : error;
        headers = new SipHeaders(fields.DrainToImmutable());
        return error.Reason == SipParseErrorReason.None;
    }

    /// <summary>Reads a Content-Length; a repeated one must agree with the first.</summary>
    internal static bool TryReadContentLength(ReadOnlySpan<byte> value, ref int? known)
    {
        if (!SipNumber.TryParse(value, out var length) || length > int.MaxValue || (known is { } first && first != (int)length))
        {
            return false;
        }

        known = (int)length;
        return true;
    }

    private static readonly string ContentLengthName = SipHeaderNames.Canonical("Content-Length");

    private static string ReadValue(ReadOnlySpan<byte> value, bool folded)
    {
        if (!folded)
        {
            return Encoding.UTF8.GetString(value);
        }

        // RFC 3261 section 7.3.1: a fold, with the white space around it, is one space.
        var text = new StringBuilder(value.Length);
        while (true)
        {
            var feed = value.IndexOf((byte)'\n');
            var part = SipFieldReader.Trim(feed < 0 ? value : value[..feed]);
            if (!part.IsEmpty)
            {
                if (text.Length > 0)
                {
                    text.Append(' ');
                }

                text.Append(Encoding.UTF8.GetString(part));
            }

            if (feed < 0)
            {
                return text.ToString();
            }

            value = value[(feed + 1)..];
        }
    }
}
