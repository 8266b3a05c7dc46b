using System.Buffers;

namespace WorkDistribution.Storage.Sqlite.TaskRouting;

/// <summary>Identifiers as they are kept here: the 16 bytes of their hexadecimal digits, without the two letters.</summary>
internal static class SidBytes
{
    public const int Length = 16;
    private const int Prefix = 2;

    /// <summary>Writes the bytes of an identifier that is well formed.</summary>
    public static void Write(string sid, Span<byte> bytes)
    {
        if (!TryWrite(sid, bytes))
        {
            throw new ArgumentException($"'{sid}' is no identifier.", nameof(sid));
        }
    }

    /// <summary>The bytes of an identifier that is well formed.</summary>
    public static byte[] Of(string sid)
    {
        var bytes = new byte[Length];
        Write(sid, bytes);
        return bytes;
    }

    /// <summary>Writes the bytes of a text that may be an identifier.</summary>
    /// <returns>false when it is none: it could not be read back as it is.</returns>
    public static bool TryWrite(string text, Span<byte> bytes)
    {
        if (text.Length != Prefix + (2 * Length) || text.AsSpan(Prefix).ContainsAnyInRange('A', 'F'))
        {
            return false;
        }

        return Convert.FromHexString(text.AsSpan(Prefix), bytes, out _, out var written) == OperationStatus.Done && written == Length;
    }

    /// <summary>The identifier again.</summary>
    public static string Read(string prefix, ReadOnlySpan<byte> bytes)
    {
        Span<char> text = stackalloc char[Prefix + (2 * Length)];
        prefix.CopyTo(text);
        Convert.TryToHexStringLower(bytes, text[Prefix..], out _);
        return new string(text);
    }
}
