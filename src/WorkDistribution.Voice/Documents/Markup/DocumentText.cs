using System.Diagnostics.CodeAnalysis;
using System.Text;

namespace WorkDistribution.Voice.Documents.Markup;

/// <summary>Turns the bytes of an answer into text: byte order mark, then the charset of the Content-Type, then the XML declaration, then UTF-8 (RFC 7303 section 3).</summary>
internal static class DocumentText
{
    /// <summary>Decodes strictly: bytes that are none of the encoding's are a fault with their place.</summary>
    /// <param name="body">The bytes.</param>
    /// <param name="charset">The charset parameter; empty when there was none.</param>
    /// <param name="text">The text, without byte order mark.</param>
    /// <param name="fault">What is wrong.</param>
    public static bool TryDecode(ReadOnlySpan<byte> body, string charset, [NotNullWhen(true)] out string? text, [NotNullWhen(false)] out MarkupFault? fault)
    {
        var encoding = Choose(ref body, charset, readDeclaration: true);
        var strict = (Encoding)encoding.Clone();
        strict.DecoderFallback = DecoderFallback.ExceptionFallback;
        try
        {
            text = strict.GetString(body);
            fault = null;
            return true;
        }
        catch (DecoderFallbackException e)
        {
            var before = encoding.GetString(body[..Math.Clamp(e.Index, 0, body.Length)]);
            var line = 1 + before.AsSpan().Count('\n');
            fault = new MarkupFault($"The document is not valid {encoding.WebName}; say its charset in the Content-Type.", line, before.Length - before.LastIndexOf('\n'));
            text = null;
            return false;
        }
    }

    /// <summary>Decodes whatever comes: what cannot be read becomes the replacement character.</summary>
    public static string Decode(ReadOnlySpan<byte> body, string charset) => Choose(ref body, charset, readDeclaration: false).GetString(body);

    private static Encoding Choose(ref ReadOnlySpan<byte> body, string charset, bool readDeclaration)
    {
        if (body.StartsWith((ReadOnlySpan<byte>)[0xEF, 0xBB, 0xBF]))
        {
            body = body[3..];
            return Encoding.UTF8;
        }

        if (body.StartsWith((ReadOnlySpan<byte>)[0xFF, 0xFE]))
        {
            body = body[2..];
            return Encoding.Unicode;
        }

        if (body.StartsWith((ReadOnlySpan<byte>)[0xFE, 0xFF]))
        {
            body = body[2..];
            return Encoding.BigEndianUnicode;
        }

        return Named(charset) ?? (readDeclaration ? Named(DeclaredEncoding(body)) : null) ?? Encoding.UTF8;
    }

    /// <summary>The encoding of a name; null when it is unknown. UTF-16 without a byte order mark is not believed: the declaration was readable as ASCII.</summary>
    private static Encoding? Named(string name)
    {
        if (name.Length == 0)
        {
            return null;
        }

        try
        {
            return CodePagesEncodingProvider.Instance.GetEncoding(name) ?? Encoding.GetEncoding(name);
        }
        catch (ArgumentException)
        {
            return null;
        }
        catch (NotSupportedException)
        {
            return null;
        }
    }

    private static string DeclaredEncoding(ReadOnlySpan<byte> body)
    {
        var head = body[..Math.Min(body.Length, 256)];
        var start = head.IndexOf("<?xml"u8);
        if (start < 0)
        {
            return "";
        }

        head = head[start..];
        var end = head.IndexOf("?>"u8);
        var at = end < 0 ? -1 : head[..end].IndexOf("encoding"u8);
        if (at < 0)
        {
            return "";
        }

        var rest = head[(at + "encoding".Length)..end].TrimStart(" \t\r\n="u8);
        if (rest.IsEmpty || rest[0] is not ((byte)'"' or (byte)'\''))
        {
            return "";
        }

        var close = rest[1..].IndexOf(rest[0]);
        var name = close < 0 ? "" : Encoding.ASCII.GetString(rest.Slice(1, close));
        return name.StartsWith("utf-16", StringComparison.OrdinalIgnoreCase) ? "" : name;
    }
}
