namespace WorkDistribution.Sip.Messages;

/// <summary>Cuts a TCP stream into messages (RFC 3261 section 18.3): bytes go in as they come, messages come out. One connection, one framer, one thread.</summary>
/// <remarks>
/// <code>
/// framer.Append(bytes);
/// while ((kind = framer.TryRead(out var message, out var error)) != SipStreamEvent.NeedMore) { ... }
/// </code>
/// It holds at most one message and one read. A single CRLF between messages is passed over: it is the answer to a ping of ours, or a careless peer.
/// </remarks>
public sealed class SipStreamFramer
{
    private const int FirstBuffer = 4096;

    private readonly SipParserLimits _limits;
    private byte[] _buffer = [];
    private int _start;
    private int _end;
    private int _scanned;
    private int _messageLength;
    private SipParseError _error;

    /// <summary>Starts at the beginning of a stream.</summary>
    public SipStreamFramer(SipParserLimits limits) => _limits = limits;

    /// <summary>Bytes held that are not part of a message read yet.</summary>
    public int Buffered => _end - _start;

    /// <summary>Whether bytes of an unfinished message are held: a connection that stays so for long is closed by its owner.</summary>
    public bool IsInsideMessage => Buffered > 0 && _buffer[_start] is not ((byte)'\r' or (byte)'\n');

    /// <summary>Takes bytes as read from the connection; they are copied. Ignored after an error.</summary>
    public void Append(ReadOnlySpan<byte> bytes)
    {
        if (_error.Reason != SipParseErrorReason.None || bytes.IsEmpty)
        {
            return;
        }

        if (_end + bytes.Length > _buffer.Length)
        {
            MakeRoom(bytes.Length);
        }

        bytes.CopyTo(_buffer.AsSpan(_end));
        _end += bytes.Length;
    }

    /// <summary>Reads the next thing that is whole.</summary>
    /// <param name="message">The message for <see cref="SipStreamEvent.Message"/>; null otherwise.</param>
    /// <param name="error">Why for <see cref="SipStreamEvent.Error"/>; its offset counts from the start of the failed message.</param>
    public SipStreamEvent TryRead(out SipMessage? message, out SipParseError error)
    {
        message = null;
        error = _error;
        if (_error.Reason != SipParseErrorReason.None)
        {
            return SipStreamEvent.Error;
        }

        if (_messageLength == 0)
        {
            if (SkipLineEnds())
            {
                return SipStreamEvent.Ping;
            }

            if (!TryMeasure(out _messageLength))
            {
                error = _error;
                return _error.Reason == SipParseErrorReason.None ? SipStreamEvent.NeedMore : SipStreamEvent.Error;
            }
        }

        if (Buffered < _messageLength)
        {
            return SipStreamEvent.NeedMore;
        }

        var bytes = _buffer.AsSpan(_start, _messageLength);
        if (!SipParser.TryParse(bytes, _limits, out message, out _error))
        {
            error = _error;
            return SipStreamEvent.Error;
        }

        Consume(_messageLength);
        return SipStreamEvent.Message;
    }

    /// <summary>The bytes of the message that failed, as far as they came; for <see cref="SipRefusal"/>. Valid until the framer is used again.</summary>
    public ReadOnlySpan<byte> FailedBytes => _error.Reason == SipParseErrorReason.None ? [] : _buffer.AsSpan(_start, Buffered);

    /// <summary>Passes over line ends before a message; true when they were a ping.</summary>
    private bool SkipLineEnds()
    {
        while (Buffered > 0)
        {
            var bytes = _buffer.AsSpan(_start, Buffered);
            if (bytes.StartsWith("\r\n\r\n"u8))
            {
                Consume(4);
                return true;
            }

            // Part of a ping perhaps: the rest decides.
            if ("\r\n\r\n"u8.StartsWith(bytes))
            {
                return false;
            }

            if (bytes[0] is not ((byte)'\r' or (byte)'\n'))
            {
                return false;
            }

            Consume(1);
        }

        return false;
    }

    /// <summary>Finds the end of the head, and from its Content-Length the message's length.</summary>
    private bool TryMeasure(out int length)
    {
        length = 0;
        var bytes = _buffer.AsSpan(_start, Buffered);
        if (bytes.IsEmpty || bytes[0] is (byte)'\r' or (byte)'\n')
        {
            return false;
        }

        if (!TryFindHeadEnd(bytes, out var headEnd))
        {
            if (bytes.Length > _limits.MaxMessageBytes)
            {
                _error = new SipParseError(SipParseErrorReason.MessageTooLong, _limits.MaxMessageBytes);
            }

            return false;
        }

        var reader = new SipFieldReader(bytes[..headEnd], _limits, 0);
        int? contentLength = null;
        if (reader.TryReadStartLine(out _))
        {
            while (true)
            {
                var at = reader.Position;
                if (!reader.TryReadField())
                {
                    break;
                }

                if (SipHeaderNames.Canonical(reader.Name) == "Content-Length" && !SipParser.TryReadContentLength(reader.Value, ref contentLength))
                {
                    _error = new SipParseError(SipParseErrorReason.BadContentLength, at);
                    return false;
                }
            }
        }

        _error = reader.Error;
        if (_error.Reason == SipParseErrorReason.None && contentLength is null)
        {
            _error = new SipParseError(SipParseErrorReason.MissingContentLength, headEnd);
        }

        if (_error.Reason == SipParseErrorReason.None && (long)headEnd + contentLength > _limits.MaxMessageBytes)
        {
            _error = new SipParseError(SipParseErrorReason.MessageTooLong, headEnd);
        }

        length = headEnd + (contentLength ?? 0);
        return _error.Reason == SipParseErrorReason.None;
    }

    /// <summary>Looks for an empty line, going on where the last look ended.</summary>
    private bool TryFindHeadEnd(ReadOnlySpan<byte> bytes, out int end)
    {
        end = 0;
        while (true)
        {
            var feed = bytes[_scanned..].IndexOf((byte)'\n');
            if (feed < 0)
            {
                _scanned = bytes.Length;
                return false;
            }

            var next = _scanned + feed + 1;
            var after = bytes[next..];
            if (after.StartsWith("\r\n"u8) || after.StartsWith("\n"u8))
            {
                end = next + (after[0] == (byte)'\n' ? 1 : 2);
                return true;
            }

            if (after.IsEmpty || (after.Length == 1 && after[0] == (byte)'\r'))
            {
                // Undecided: look at this line end again when more has come.
                _scanned = next - 1;
                return false;
            }

            _scanned = next;
        }
    }

    private void Consume(int count)
    {
        _start += count;
        _scanned = 0;
        _messageLength = 0;
        if (_start == _end)
        {
            _start = 0;
            _end = 0;
            if (_buffer.Length > FirstBuffer)
            {
                // An idle connection keeps nothing large.
                _buffer = [];
            }
        }
    }

    private void MakeRoom(int more)
    {
        var held = Buffered;
        var target = held + more <= _buffer.Length ? _buffer : new byte[Math.Max(FirstBuffer, Math.Max(held + more, Math.Min(_buffer.Length * 2, _limits.MaxMessageBytes)))];
        _buffer.AsSpan(_start, held).CopyTo(target);
        _buffer = target;
        _start = 0;
        _end = held;
    }
}
