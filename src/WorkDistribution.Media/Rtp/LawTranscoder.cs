using WorkDistribution.Media.Codecs;

namespace WorkDistribution.Media.Rtp;

/// <summary>From one law to the other, code by code, and to samples.</summary>
internal static class LawTranscoder
{
    private static readonly byte[] MuLawToALaw = Build(code => G711.LinearToALaw(G711.MuLawToLinear(code)));
    private static readonly byte[] ALawToMuLaw = Build(code => G711.LinearToMuLaw(G711.ALawToLinear(code)));

    /// <summary>Copies codes, changing the law where the two differ.</summary>
    public static void Copy(ReadOnlySpan<byte> source, AudioCodec from, Span<byte> destination, AudioCodec to)
    {
        if (from == to)
        {
            source.CopyTo(destination);
            return;
        }

        var table = from == AudioCodec.Pcmu ? MuLawToALaw : ALawToMuLaw;
        for (var i = 0; i < source.Length; i++)
        {
            destination[i] = table[source[i]];
        }
    }

    /// <summary>Codes to samples.</summary>
    public static void Decode(ReadOnlySpan<byte> source, AudioCodec from, Span<short> samples)
    {
        if (from == AudioCodec.Pcmu)
        {
            for (var i = 0; i < source.Length; i++)
            {
                samples[i] = G711.MuLawToLinear(source[i]);
            }
        }
        else
        {
            for (var i = 0; i < source.Length; i++)
            {
                samples[i] = G711.ALawToLinear(source[i]);
            }
        }
    }

    private static byte[] Build(Func<byte, byte> convert)
    {
        var table = new byte[256];
        for (var i = 0; i < table.Length; i++)
        {
            table[i] = convert((byte)i);
        }

        return table;
    }
}
