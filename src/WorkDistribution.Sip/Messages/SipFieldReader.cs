using System.Buffers;

namespace WorkDistribution.Sip.Messages;

/// <summary>Walks over the lines of a message's head without keeping anything: the one reading of "line" and "field" that the parser and the framer share.</summary>
/// <remarks>
/// <code>
/// start-line CRLF
/// name *WSP ":" value *( CRLF 1*WSP value ) CRLF      (a field, folded lines included)
/// CRLF                                                 (the end of the head)
/// </code>
/// A bare LF ends a line too, as many programs write it so. A CR elsewhere is an error: what one program takes for a line end another must not take for text.
/// </remarks>
internal ref struct SipFieldReader
{
    private static readonly SearchValues<byte> TokenBytes =
        SearchValues.Create("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-.!%*_+`'~"u8);

    private readonly ReadOnlySpan<byte> _input;
    private readonly SipParserLimits _limits;
    private int _fields;

    public SipFieldReader(ReadOnlySpan<byte> input, SipParserLimits limits, int position)
    {
        _input = input;
        _limits = limits;
        Position = position;
    }

    /// <summary>The next byte to read; after the head, the first byte of the body.</summary>
    public int Position { get; private set; }

    /// <summary>The field's name as written.</summary>
    public ReadOnlySpan<byte> Name { get; private set; }

    /// <summary>The field's value as written, folds included, without surrounding white space.</summary>
    public ReadOnlySpan<byte> Value { get; private set; }

    /// <summary>Whether <see cref="Value"/> spans several lines.</summary>
    public bool IsFolded { get; private set; }

    public SipParseError Error { get; private set; }

    public static bool IsToken(ReadOnlySpan<byte> text) => !text.IsEmpty && !text.ContainsAnyExcept(TokenBytes);

    public static bool IsWhiteSpace(byte b) => b is (byte)' ' or (byte)'\t' or (byte)'\r' or (byte)'\n';

    /// <summary>Counts the line ends and, as some phones send them for keep-alive, zero bytes before a message.</summary>
    public static int SkipLeadingLineEnds(ReadOnlySpan<byte> input)
    {
        var at = input.IndexOfAnyExcept((byte)'\r', (byte)'\n', (byte)0);
        return at < 0 ? input.Length : at;
    }

    public static ReadOnlySpan<byte> Trim(ReadOnlySpan<byte> text)
    {
        var start = 0;
        var end = text.Length;
        while (start < end && IsWhiteSpace(text[start]))
        {
            start++;
        }

        while (end > start && IsWhiteSpace(text[end - 1]))
        {
            end--;
        }

        return text[start..end];
    }

    /// <summary>Reads the first line.</summary>
    public bool TryReadStartLine(out ReadOnlySpan<byte> line) =>
        TryReadLine(_limits.MaxStartLineBytes, SipParseErrorReason.StartLineTooLong, out line);

    /// <summary>Reads the next field.</summary>
    /// <returns>false at the end of the head (<see cref="Error"/> has no reason then) and at an error.</returns>
    public bool TryReadField()
    {
        var start = Position;
        if (!TryReadLine(_limits.MaxLineBytes, SipParseErrorReason.LineTooLong, out var line) || line.IsEmpty)
        {
            return false;
        }

        if (++_fields > _limits.MaxHeaders)
        {
            return Fail(SipParseErrorReason.TooManyHeaders, start);
        }

        var end = start + line.Length;
        IsFolded = false;
        while (Position < _input.Length && _input[Position] is (byte)' ' or (byte)'\t')
        {
            var continued = Position;
            if (!TryReadLine(_limits.MaxLineBytes - (continued - start), SipParseErrorReason.LineTooLong, out var more))
            {
                return false;
            }

            end = continued + more.Length;
            IsFolded = true;
        }

        var field = _input[start..end];
        var colon = field.IndexOf((byte)':');
        if (colon < 0)
        {
            return Fail(SipParseErrorReason.BadHeader, start);
        }

        Name = field[..colon].TrimEnd(" \t"u8);
        if (!IsToken(Name))
        {
            return Fail(SipParseErrorReason.BadHeader, start);
        }

        Value = Trim(field[(colon + 1)..]);
        return true;
    }

    private bool TryReadLine(int limit, SipParseErrorReason tooLong, out ReadOnlySpan<byte> line)
    {
        line = default;
        var rest = _input[Position..];
        var feed = rest.IndexOf((byte)'\n');
        if (feed < 0)
        {
            return Fail(rest.Length > limit ? tooLong : SipParseErrorReason.Unterminated, rest.Length > limit ? Position : _input.Length);
        }

        line = feed > 0 && rest[feed - 1] == (byte)'\r' ? rest[..(feed - 1)] : rest[..feed];
        if (line.Length > limit)
        {
            return Fail(tooLong, Position);
        }

        var stray = line.IndexOf((byte)'\r');
        if (stray >= 0)
        {
            return Fail(SipParseErrorReason.StrayCarriageReturn, Position + stray);
        }

        Position += feed + 1;
        return true;
    }

    private bool Fail(SipParseErrorReason reason, int offset)
    {
        Error = new SipParseError(reason, offset);
        return false;
    }
}
