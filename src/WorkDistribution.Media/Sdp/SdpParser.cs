using System.Globalization;
using System.Text;

namespace WorkDistribution.Media.Sdp;

/// <summary>Reads session descriptions (RFC 8866 section 5): tolerant of line ends, order and unknown lines, strict about limits.</summary>
internal static class SdpParser
{
    /// <summary>Longest description in bytes.</summary>
    public const int MaxLength = 16 * 1024;

    /// <summary>Most lines.</summary>
    public const int MaxLines = 1000;

    /// <summary>Most streams.</summary>
    public const int MaxMedia = 32;

    private const int MaxFormats = 128;

    /// <summary>Reads a description.</summary>
    public static bool TryParse(ReadOnlySpan<byte> input, out SessionDescription description, out SdpError error)
    {
        description = new SessionDescription();
        error = new SdpError(input.Length > MaxLength ? SdpFault.TooLong : SdpFault.None, 0);
        if (error.Fault != SdpFault.None)
        {
            return false;
        }

        var draft = new SdpDraft();
        var lines = 0;
        for (var offset = 0; offset < input.Length;)
        {
            var rest = input[offset..];
            var length = rest.IndexOfAny((byte)'\r', (byte)'\n');
            var line = length < 0 ? rest : rest[..length];
            var fault = line.IsEmpty ? SdpFault.None : ReadLine(draft, line, ref lines);
            if (fault != SdpFault.None)
            {
                error = new SdpError(fault, offset);
                return false;
            }

            offset += line.Length + 1;
        }

        if (lines == 0)
        {
            error = new SdpError(SdpFault.Empty, 0);
            return false;
        }

        description = draft.Build();
        return true;
    }

    private static SdpFault ReadLine(SdpDraft draft, ReadOnlySpan<byte> line, ref int lines)
    {
        if (++lines > MaxLines)
        {
            return SdpFault.TooManyLines;
        }

        if (line.Length < 2 || line[1] != '=')
        {
            return SdpFault.Line;
        }

        if (lines == 1)
        {
            return line.TrimEnd((byte)' ').SequenceEqual("v=0"u8) ? SdpFault.None : SdpFault.Version;
        }

        var value = line[2..];
        switch (line[0])
        {
            case (byte)'o':
                draft.Origin = Encoding.UTF8.GetString(value);
                return SdpFault.None;
            case (byte)'c':
                if (!SdpConnection.TryParse(Encoding.UTF8.GetString(value), out var connection))
                {
                    return SdpFault.Connection;
                }

                draft.Add(connection);
                return SdpFault.None;
            case (byte)'a':
                draft.Add(ReadAttribute(Encoding.UTF8.GetString(value)));
                return SdpFault.None;
            case (byte)'m':
                return ReadMedia(draft, Encoding.UTF8.GetString(value));
            default:
                return SdpFault.None;
        }
    }

    private static SdpAttribute ReadAttribute(string value)
    {
        var colon = value.IndexOf(':', StringComparison.Ordinal);
        return colon < 0 ? new SdpAttribute(value.Trim(), "") : new SdpAttribute(value[..colon].Trim(), value[(colon + 1)..].Trim());
    }

    // media SP port ["/" count] SP proto 1*(SP fmt)
    private static SdpFault ReadMedia(SdpDraft draft, string value)
    {
        var parts = value.Split([' ', '\t'], MaxFormats + 4, StringSplitOptions.RemoveEmptyEntries);
        if (parts.Length is < 4 or >= MaxFormats + 4)
        {
            return SdpFault.Media;
        }

        var slash = parts[1].IndexOf('/', StringComparison.Ordinal);
        var port = slash < 0 ? parts[1] : parts[1][..slash];
        if (!ushort.TryParse(port, NumberStyles.None, CultureInfo.InvariantCulture, out var number))
        {
            return SdpFault.Media;
        }

        return draft.TryAdd(new SdpMedia { Kind = parts[0], Port = number, Protocol = parts[2], Formats = parts[3..] })
            ? SdpFault.None
            : SdpFault.TooManyStreams;
    }
}
