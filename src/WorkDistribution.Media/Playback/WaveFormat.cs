using System.Buffers.Binary;

namespace WorkDistribution.Media.Playback;

/// <summary>How the samples of an uncompressed file lie, and where.</summary>
/// <param name="Encoding">One sample.</param>
/// <param name="Channels">1 to <see cref="MaxChannels"/>, interleaved.</param>
/// <param name="SampleRate">Samples a second and channel.</param>
/// <param name="Offset">First byte of samples in the file.</param>
/// <param name="Length">Bytes of samples that are really there.</param>
/// <param name="BigEndian">Byte order of a sample.</param>
internal readonly record struct WaveFormat(WaveEncoding Encoding, int Channels, int SampleRate, int Offset, int Length, bool BigEndian = false)
{
    /// <summary>Most channels taken.</summary>
    internal const int MaxChannels = 16;

    /// <summary>Bytes of one sample.</summary>
    internal int SampleBytes => Encoding switch
    {
        WaveEncoding.Signed16 => 2,
        WaveEncoding.Signed24 => 3,
        WaveEncoding.Signed32 or WaveEncoding.Float32 => 4,
        WaveEncoding.Float64 => 8,
        _ => 1,
    };

    /// <summary>Bytes of one sample of every channel.</summary>
    internal int BlockBytes => SampleBytes * Channels;

    /// <summary>Checks rate and channel count.</summary>
    internal bool IsInRange(out string problem)
    {
        problem = Channels is < 1 or > MaxChannels ? $"{Channels} channels; 1 to {MaxChannels} can be read."
            : SampleRate is < Codecs.Resampler.MinRate or > Codecs.Resampler.MaxRate ? $"{SampleRate} samples a second; {Codecs.Resampler.MinRate} to {Codecs.Resampler.MaxRate} can be read."
            : "";
        return problem.Length == 0;
    }

    /// <summary>Mixes blocks down to one channel.</summary>
    /// <param name="blocks">Whole blocks.</param>
    /// <param name="mono">One value a block, full scale 32768.</param>
    internal void ReadMono(ReadOnlySpan<byte> blocks, Span<float> mono)
    {
        var size = SampleBytes;
        var scale = 1f / Channels;
        for (var i = 0; i < mono.Length; i++)
        {
            var sum = 0f;
            for (var channel = 0; channel < Channels; channel++)
            {
                sum += ReadSample(blocks);
                blocks = blocks[size..];
            }

            mono[i] = sum * scale;
        }
    }

    private float ReadSample(ReadOnlySpan<byte> at) => Encoding switch
    {
        WaveEncoding.Unsigned8 => (at[0] - 128) * 256f,
        WaveEncoding.Signed8 => (sbyte)at[0] * 256f,
        WaveEncoding.Signed16 => BigEndian ? BinaryPrimitives.ReadInt16BigEndian(at) : BinaryPrimitives.ReadInt16LittleEndian(at),
        WaveEncoding.Signed24 => BigEndian ? ((sbyte)at[0] << 8) + at[1] + (at[2] / 256f) : ((sbyte)at[2] << 8) + at[1] + (at[0] / 256f),
        WaveEncoding.Signed32 => (BigEndian ? BinaryPrimitives.ReadInt32BigEndian(at) : BinaryPrimitives.ReadInt32LittleEndian(at)) / 65536f,
        WaveEncoding.Float32 => 32768f * (BigEndian ? BinaryPrimitives.ReadSingleBigEndian(at) : BinaryPrimitives.ReadSingleLittleEndian(at)),
        WaveEncoding.Float64 => 32768f * (float)(BigEndian ? BinaryPrimitives.ReadDoubleBigEndian(at) : BinaryPrimitives.ReadDoubleLittleEndian(at)),
        WaveEncoding.MuLaw => Codecs.G711.MuLawToLinear(at[0]),
        WaveEncoding.ALaw => Codecs.G711.ALawToLinear(at[0]),
        _ => 0,
    };
}
