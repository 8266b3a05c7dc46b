using System.Buffers.Binary;

namespace WorkDistribution.Media.Playback;

/// <summary>Reads the headers of RIFF/WAVE and Sun .au files.</summary>
/// <remarks>
/// <code>
/// "RIFF" length "WAVE" then chunks: id(4) length(4, little endian) content, padded to even
///   "fmt "  0 tag  2 channels  4 rate  8 bytes a second  12 block  14 bits  16 extra length  18 valid bits  20 mask  24 sub-format GUID
///   "data"  the samples
/// ".snd"  4 offset of the samples  8 length or FFFFFFFF  12 encoding  16 rate  20 channels   (big endian)
/// </code>
/// Lengths in the wild are often wrong: a stream's writer did not know them, or the file was cut. A length that reaches past the end, and one of
/// zero in the last chunk, mean "to the end of the file".
/// </remarks>
internal static class WaveParser
{
    private const int MaxChunks = 1000;
    private const ushort TagPcm = 1;
    private const ushort TagFloat = 3;
    private const ushort TagALaw = 6;
    private const ushort TagMuLaw = 7;
    private const ushort TagExtensible = 0xFFFE;

    /// <summary>The end of every sub-format GUID that stands for a plain tag.</summary>
    private static ReadOnlySpan<byte> ExtensibleGuidTail => [0, 0, 0, 0, 0x10, 0, 0x80, 0, 0, 0xAA, 0, 0x38, 0x9B, 0x71];

    /// <summary>Whether the bytes begin like a WAV file.</summary>
    internal static bool IsWave(ReadOnlySpan<byte> file) =>
        file.Length >= 12 && (file.StartsWith("RIFF"u8) || file.StartsWith("RF64"u8)) && file[8..].StartsWith("WAVE"u8);

    /// <summary>Whether the bytes begin like an .au file.</summary>
    internal static bool IsSun(ReadOnlySpan<byte> file) => file.Length >= 24 && file.StartsWith(".snd"u8);

    /// <summary>Finds format and samples of a WAV file.</summary>
    /// <param name="file">The whole file; <see cref="IsWave"/>.</param>
    /// <param name="format">Where the samples are.</param>
    /// <param name="problem">Why not, in words.</param>
    internal static bool TryParse(ReadOnlySpan<byte> file, out WaveFormat format, out string problem)
    {
        format = default;
        WaveFormat? found = null;
        var position = 12;
        for (var chunks = 0; chunks < MaxChunks && position + 8 <= file.Length; chunks++)
        {
            var id = file.Slice(position, 4);
            var claimed = BinaryPrimitives.ReadUInt32LittleEndian(file[(position + 4)..]);
            var body = position + 8;
            var length = (int)Math.Min(claimed, (uint)(file.Length - body));
            if (id.SequenceEqual("fmt "u8))
            {
                if (!TryParseFormat(file.Slice(body, length), out var parsed, out problem))
                {
                    return false;
                }

                found = parsed;
            }
            else if (id.SequenceEqual("data"u8))
            {
                if (found is null)
                {
                    problem = "The WAV file has its samples before their format.";
                    return false;
                }

                format = found.Value with { Offset = body, Length = claimed == 0 ? file.Length - body : length };
                return format.IsInRange(out problem);
            }

            if (claimed > (uint)(file.Length - body))
            {
                break;
            }

            position = body + length + (length & 1);
        }

        problem = found is null ? "The WAV file says no format." : "The WAV file holds no samples.";
        return false;
    }

    /// <summary>Finds format and samples of an .au file.</summary>
    /// <param name="file">The whole file; <see cref="IsSun"/>.</param>
    /// <param name="format">Where the samples are.</param>
    /// <param name="problem">Why not, in words.</param>
    internal static bool TryParseSun(ReadOnlySpan<byte> file, out WaveFormat format, out string problem)
    {
        format = default;
        var offset = BinaryPrimitives.ReadUInt32BigEndian(file[4..]);
        var claimed = BinaryPrimitives.ReadUInt32BigEndian(file[8..]);
        WaveEncoding? encoding = BinaryPrimitives.ReadUInt32BigEndian(file[12..]) switch
        {
            1 => WaveEncoding.MuLaw,
            2 => WaveEncoding.Signed8,
            3 => WaveEncoding.Signed16,
            4 => WaveEncoding.Signed24,
            5 => WaveEncoding.Signed32,
            6 => WaveEncoding.Float32,
            7 => WaveEncoding.Float64,
            27 => WaveEncoding.ALaw,
            _ => null,
        };
        if (encoding is null || offset < 24 || offset > file.Length)
        {
            problem = "The .au file has an encoding that cannot be read.";
            return false;
        }

        format = new WaveFormat(
            encoding.Value,
            (int)Math.Min(BinaryPrimitives.ReadUInt32BigEndian(file[20..]), int.MaxValue),
            (int)Math.Min(BinaryPrimitives.ReadUInt32BigEndian(file[16..]), int.MaxValue),
            (int)offset,
            (int)Math.Min(claimed, (uint)file.Length - offset),
            BigEndian: true);
        return format.IsInRange(out problem);
    }

    private static bool TryParseFormat(ReadOnlySpan<byte> chunk, out WaveFormat format, out string problem)
    {
        format = default;
        if (chunk.Length < 16)
        {
            problem = "The WAV file's format is cut short.";
            return false;
        }

        var tag = BinaryPrimitives.ReadUInt16LittleEndian(chunk);
        var channels = BinaryPrimitives.ReadUInt16LittleEndian(chunk[2..]);
        var rate = BinaryPrimitives.ReadUInt32LittleEndian(chunk[4..]);
        var block = BinaryPrimitives.ReadUInt16LittleEndian(chunk[12..]);
        var bits = BinaryPrimitives.ReadUInt16LittleEndian(chunk[14..]);
        if (tag == TagExtensible && chunk.Length >= 40 && chunk[26..40].SequenceEqual(ExtensibleGuidTail))
        {
            tag = BinaryPrimitives.ReadUInt16LittleEndian(chunk[24..]);
        }

        // The container of a sample decides, not how many of its bits are used (20 bits in 3 bytes).
        var container = channels > 0 && block > 0 && block % channels == 0 ? block / channels * 8 : (bits + 7) / 8 * 8;
        WaveEncoding? encoding = (tag, container) switch
        {
            (TagPcm, 8) => WaveEncoding.Unsigned8,
            (TagPcm, 16) => WaveEncoding.Signed16,
            (TagPcm, 24) => WaveEncoding.Signed24,
            (TagPcm, 32) => WaveEncoding.Signed32,
            (TagFloat, 32) => WaveEncoding.Float32,
            (TagFloat, 64) => WaveEncoding.Float64,
            (TagMuLaw, 8) => WaveEncoding.MuLaw,
            (TagALaw, 8) => WaveEncoding.ALaw,
            _ => null,
        };
        if (encoding is null)
        {
            problem = $"WAV with format {tag} of {bits} bits cannot be read; use PCM, float, A-law or µ-law.";
            return false;
        }

        format = new WaveFormat(encoding.Value, channels, (int)Math.Min(rate, int.MaxValue), 0, 0);
        return format.IsInRange(out problem);
    }
}
