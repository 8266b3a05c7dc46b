namespace WorkDistribution.Media.Codecs;

/// <summary>ITU-T G.711, both laws, by table (RFC 3551 sections 4.5.14).</summary>
public static class G711
{
    private const int Bias = 0x84;
    private const int Clip = 32635;

    private static readonly byte[] ToMuLaw = BuildEncoder(EncodeMuLaw);
    private static readonly byte[] ToALaw = BuildEncoder(EncodeALaw);
    private static readonly short[] FromMuLaw = BuildDecoder(DecodeMuLaw);
    private static readonly short[] FromALaw = BuildDecoder(DecodeALaw);

    /// <summary>One sample to µ-law.</summary>
    public static byte LinearToMuLaw(short sample) => ToMuLaw[(ushort)sample];

    /// <summary>One sample to A-law.</summary>
    public static byte LinearToALaw(short sample) => ToALaw[(ushort)sample];

    /// <summary>One µ-law byte to a sample.</summary>
    public static short MuLawToLinear(byte code) => FromMuLaw[code];

    /// <summary>One A-law byte to a sample.</summary>
    public static short ALawToLinear(byte code) => FromALaw[code];

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

    private static byte EncodeMuLaw(int sample)
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

    private static short DecodeMuLaw(byte code)
    {
        var value = ~code & 0xFF;
        var exponent = (value >> 4) & 0x07;
        var magnitude = ((((value & 0x0F) << 3) + Bias) << exponent) - Bias;
        return (short)((value & 0x80) != 0 ? -magnitude : magnitude);
    }

    private static byte EncodeALaw(int sample)
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

    private static short DecodeALaw(byte code)
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
