using WorkDistribution.Media.Codecs;
using WorkDistribution.Media.Rtp;

namespace WorkDistribution.Media.Jitter;

/// <summary>Fills gaps: the last frame again, fading over <see cref="Frames"/> frames, then silence.</summary>
internal sealed class Concealment
{
    /// <summary>Frames made up in a row before silence.</summary>
    public const int Frames = 4;

    private readonly byte[] _last = new byte[JitterBuffer.FrameSamples];
    private int _inRow = Frames;

    /// <summary>Keeps a good frame.</summary>
    public void Keep(ReadOnlySpan<byte> frame)
    {
        frame.CopyTo(_last);
        _inRow = 0;
    }

    /// <summary>Makes up a frame.</summary>
    public FrameKind Fill(Span<byte> frame, AudioCodec codec)
    {
        if (_inRow >= Frames)
        {
            frame.Fill(Silence(codec));
            return FrameKind.Silence;
        }

        // Linear fade over all made-up frames, without a step between them.
        var total = Frames * frame.Length;
        for (var i = 0; i < frame.Length; i++)
        {
            var gain = total - (_inRow * frame.Length) - i;
            var sample = codec == AudioCodec.Pcmu ? G711.MuLawToLinear(_last[i]) : G711.ALawToLinear(_last[i]);
            var faded = (short)(sample * gain / total);
            frame[i] = codec == AudioCodec.Pcmu ? G711.LinearToMuLaw(faded) : G711.LinearToALaw(faded);
        }

        _inRow++;
        return FrameKind.Concealed;
    }

    /// <summary>Forgets what was heard.</summary>
    public void Reset() => _inRow = Frames;

    /// <summary>The code of silence.</summary>
    public static byte Silence(AudioCodec codec) => codec == AudioCodec.Pcmu ? (byte)0xFF : (byte)0xD5;
}
