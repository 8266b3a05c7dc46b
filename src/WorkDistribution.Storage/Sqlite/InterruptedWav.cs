using System.Buffers.Binary;

namespace WorkDistribution.Storage.Sqlite;

/// <summary>
/// A WAV file whose writer died: its sizes are those of the last time they were written. The chunks before the audio are
/// <code>
/// "RIFF" size:4 "WAVE" { id:4 size:4 body, padded to even }... "data" size:4 audio to the end of the file
/// </code>
/// </summary>
/// <param name="Seconds">Length, rounded to whole seconds.</param>
/// <param name="Bytes">Size of the file.</param>
internal sealed record InterruptedWav(int Seconds, long Bytes)
{
    private const int RiffHeader = 12;
    private const int ChunkHeader = 8;

    /// <summary>Writes the true sizes into the file.</summary>
    /// <returns>null when there is no such file, or no audio in it.</returns>
    public static InterruptedWav? Mend(string path)
    {
        try
        {
            using var file = new FileStream(path, FileMode.Open, FileAccess.ReadWrite);
            return Mend(file);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            return null;
        }
    }

    private static InterruptedWav? Mend(FileStream file)
    {
        Span<byte> header = stackalloc byte[16];
        if (file.ReadAtLeast(header[..RiffHeader], RiffHeader, throwOnEndOfStream: false) < RiffHeader
            || !header.StartsWith("RIFF"u8)
            || !header[8..].StartsWith("WAVE"u8))
        {
            return null;
        }

        uint bytesPerSecond = 0;
        while (file.ReadAtLeast(header[..ChunkHeader], ChunkHeader, throwOnEndOfStream: false) == ChunkHeader)
        {
            var size = BinaryPrimitives.ReadUInt32LittleEndian(header[4..]);
            var body = file.Position;
            if (header.StartsWith("data"u8))
            {
                return WriteSizes(file, body, bytesPerSecond);
            }

            if (header.StartsWith("fmt "u8) && file.ReadAtLeast(header, 12, throwOnEndOfStream: false) >= 12)
            {
                bytesPerSecond = BinaryPrimitives.ReadUInt32LittleEndian(header[8..]);
            }

            file.Position = body + size + (size & 1);
        }

        return null;
    }

    private static InterruptedWav? WriteSizes(FileStream file, long audioStart, uint bytesPerSecond)
    {
        var audio = Math.Min(file.Length - audioStart, uint.MaxValue - audioStart);
        if (bytesPerSecond == 0 || audio <= 0)
        {
            return null;
        }

        Span<byte> size = stackalloc byte[4];
        BinaryPrimitives.WriteUInt32LittleEndian(size, (uint)(audioStart + audio - 8));
        file.Position = 4;
        file.Write(size);
        BinaryPrimitives.WriteUInt32LittleEndian(size, (uint)audio);
        file.Position = audioStart - 4;
        file.Write(size);
        file.Flush(flushToDisk: true);
        return new InterruptedWav((int)Math.Round((double)audio / bytesPerSecond, MidpointRounding.AwayFromZero), file.Length);
    }
}
