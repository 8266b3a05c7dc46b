using System.Buffers.Binary;

namespace WorkDistribution.Media.Recording;

/// <summary>The 44 bytes before 16-bit PCM in a RIFF/WAVE file.</summary>
/// <remarks>
/// <code>
///  0 "RIFF"  4 length after here  8 "WAVE"  12 "fmt "  16 length 16
/// 20 format 1  22 channels  24 rate  28 bytes a second  32 bytes a sample of all channels  34 bits a sample
/// 36 "data"  40 length of the samples   (all numbers little endian)
/// </code>
/// </remarks>
public static class WaveHeader
{
    /// <summary>Length in bytes.</summary>
    public const int Size = 44;

    /// <summary>Writes the header.</summary>
    /// <param name="destination">At least <see cref="Size"/> bytes.</param>
    /// <param name="channels">1 or 2.</param>
    /// <param name="sampleRate">Samples a second and channel.</param>
    /// <param name="dataBytes">Length of the samples; more than the format can say is written as the most it can.</param>
    public static void Write(Span<byte> destination, int channels, int sampleRate, long dataBytes)
    {
        var data = (uint)Math.Min(dataBytes, uint.MaxValue - Size);
        "RIFF"u8.CopyTo(destination);
        BinaryPrimitives.WriteUInt32LittleEndian(destination[4..], data + Size - 8);
        "WAVEfmt "u8.CopyTo(destination[8..]);
        BinaryPrimitives.WriteUInt32LittleEndian(destination[16..], 16);
        BinaryPrimitives.WriteUInt16LittleEndian(destination[20..], 1);
        BinaryPrimitives.WriteUInt16LittleEndian(destination[22..], (ushort)channels);
        BinaryPrimitives.WriteUInt32LittleEndian(destination[24..], (uint)sampleRate);
        BinaryPrimitives.WriteUInt32LittleEndian(destination[28..], (uint)(sampleRate * channels * 2));
        BinaryPrimitives.WriteUInt16LittleEndian(destination[32..], (ushort)(channels * 2));
        BinaryPrimitives.WriteUInt16LittleEndian(destination[34..], 16);
        "data"u8.CopyTo(destination[36..]);
        BinaryPrimitives.WriteUInt32LittleEndian(destination[40..], data);
    }
}
