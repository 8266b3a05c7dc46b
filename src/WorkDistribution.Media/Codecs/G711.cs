namespace WorkDistribution.Media.Codecs;

/// <summary>ITU-T G.711, both laws, by table (RFC 3551 sections 4.5.14).</summary>
public static class G711
{
    private const int Bias = 0x84;
    private const int Clip = 32635;

    private static readonly byte[] ToMuLaw = BuildEncoder(CompressMuLaw);
    private static readonly byte[] ToALaw = BuildEncoder(CompressALaw);
    private static readonly short[] FromMuLaw = BuildDecoder(ExpandMuLaw);
    private static readonly short[] FromALaw = BuildDecoder(ExpandALaw);

    /// <summary>One sample to µ-law.</summary>
    public static byte LinearToMuLaw(short sample) => ToMuLaw[(ushort)sample];

    /// <summary>One sample to A-law.</summary>
    public static byte LinearToALaw(short sample) => ToALaw[(ushort)sample];

    /// <summary>One µ-law byte to a sample.</summary>
    public static short MuLawToLinear(byte code) => FromMuLaw[code];

    /// <summary>One A-law byte to a sample.</summary>
    public static short ALawToLinear(byte code) => FromALaw[code];

    /// <summary>Samples to µ-law.</summary>
    /// <param name="samples">Signed 16-bit PCM.</param>
    /// <param name="payload">At least as long as <paramref name="samples"/>.</param>
    public static void EncodeMuLaw(ReadOnlySpan<short> samples, Span<byte> payload) => Encode(ToMuLaw, samples, payload);

    /// <summary>Samples to A-law.</summary>
    /// <param name="samples">Signed 16-bit PCM.</param>
    /// <param name="payload">At least as long as <paramref name="samples"/>.</param>
    public static void EncodeALaw(ReadOnlySpan<short> samples, Span<byte> payload) => Encode(ToALaw, samples, payload);

    /// <summary>µ-law to samples.</summary>
    /// <param name="payload">One byte a sample.</param>
    /// <param name="samples">At least as long as <paramref name="payload"/>.</param>
    public static void DecodeMuLaw(ReadOnlySpan<byte> payload, Span<short> samples) => Decode(FromMuLaw, payload, samples);

    /// <summary>A-law to samples.</summary>
    /// <param name="payload">One byte a sample.</param>
    /// <param name="samples">At least as long as <paramref name="payload"/>.</param>
    public static void DecodeALaw(ReadOnlySpan<byte> payload, Span<short> samples) => Decode(FromALaw, payload, samples);

    private static void Encode(byte[] table, ReadOnlySpan<short> samples, Span<byte> payload)
    {
        payload = payload[..samples.Length];
        for (var i = 0; i < payload.Length; i++)
        {
            payload[i] = table[(ushort)samples[i]];
        }
    }

    private static void Decode(short[] table, ReadOnlySpan<byte> payload, Span<short> samples)
    {
        samples = samples[..payload.Length];
        for (var i = 0; i < samples.Length; i++)
        {
            samples[i] = table[payload[i]];
        }
    }

    private static byte[] BuildEncoder(Func<int, byte> encode)
    {
        var table = new byte[65536];
        for (var i = 0; i < table.Length; i++)
        {
            table[i] = encode((short)i);
        }

        return table;
    }

    private static short[] BuildDecoder(Func<byte, short> decode)
    {
        var table = new short[256];
        for (var i = 0; i < table.Length; i++)
        {
            table[i] = decode((byte)i);
        }

        return table;
    }

    private static byte CompressMuLaw(int sample)
    {
        var sign = sample < 0 ? 0x80 : 0;
        var magnitude = Math.Min(Math.Abs(sample), Clip) + Bias;
        var exponent = 7;
        for (var mask = 0x4000; (magnitude & mask) == 0 && exponent > 0; mask >>= 1)
        {
            exponent--;
        }

        var mantissa = (magnitude >> (exponent + 3)) & 0x0F;
        return (byte)~(sign | (exponent << 4) | mantissa);
    }

    private static short ExpandMuLaw(byte code)
    {
        var value = ~code & 0xFF;
        var exponent = (value >> 4) & 0x07;
        var magnitude = ((((value & 0x0F) << 3) + Bias) << exponent) - Bias;
        return (short)((value & 0x80) != 0 ? -magnitude : magnitude);
    }

    private static byte CompressALaw(int sample)
    {
        var mask = sample >= 0 ? 0xD5 : 0x55;
        var magnitude = (sample >= 0 ? sample : -sample - 1) >> 3;
        magnitude = Math.Min(magnitude, 0xFFF);
        var exponent = 0;
        for (var limit = 0x1F; magnitude > limit; limit = (limit << 1) | 1)
        {
            exponent++;
        }

        var mantissa = exponent < 2 ? (magnitude >> 1) & 0x0F : (magnitude >> exponent) & 0x0F;
        return (byte)(((exponent << 4) | mantissa) ^ mask);
    }

    private static short ExpandALaw(byte code)
    {
        var value = code ^ 0x55;
        var exponent = (value >> 4) & 0x07;
        var magnitude = (value & 0x0F) << 4;
        magnitude += exponent == 0 ? 8 : 0x108;
        if (exponent > 1)
        {
            magnitude <<= exponent - 1;
        }

        return (short)((value & 0x80) != 0 ? magnitude : -magnitude);
    }
}
