using WorkDistribution.Media.Codecs;
using WorkDistribution.Media.Playback;
using WorkDistribution.Media.Rtp;

namespace WorkDistribution.Media.Mixing;

/// <summary>One frame of a conference: the sum of what is said, kept from clipping, and encoded once a codec. Pure; one owner; no allocation.</summary>
/// <remarks>
/// <code>
///   Begin   Add Add Add   Finish        Shared(codec)      what all who are silent hear, encoded once
///                                       Own(said, ...)     the same without what one said, for those who talk
/// </code>
/// </remarks>
internal sealed class Mixdown
{
    private const int FrameSamples = AudioPrompt.FrameSamples;

    private readonly int[] _sum = new int[FrameSamples];
    private readonly float[] _gains = new float[FrameSamples];
    private readonly short[] _mixed = new short[FrameSamples];
    private readonly short[] _own = new short[FrameSamples];
    private readonly byte[] _pcmu = new byte[FrameSamples];
    private readonly byte[] _pcma = new byte[FrameSamples];
    private readonly MixLimiter _limiter = new();
    private bool _isUnity;
    private bool _hasPcmu;
    private bool _hasPcma;

    /// <summary>The mix as samples; valid after <see cref="Finish"/>.</summary>
    public ReadOnlySpan<short> Samples => _mixed;

    /// <summary>Begins a frame of silence.</summary>
    public void Begin() => Array.Clear(_sum);

    /// <summary>Adds what somebody says or what is played.</summary>
    /// <param name="samples">A frame; a shorter one is followed by silence.</param>
    public void Add(ReadOnlySpan<short> samples)
    {
        var sum = _sum.AsSpan(0, samples.Length);
        for (var i = 0; i < sum.Length; i++)
        {
            sum[i] += samples[i];
        }
    }

    /// <summary>The frame is complete.</summary>
    public void Finish()
    {
        _hasPcmu = false;
        _hasPcma = false;
        _isUnity = _limiter.Next(_sum, _gains);
        for (var i = 0; i < _mixed.Length; i++)
        {
            _mixed[i] = Limit(_sum[i], i);
        }
    }

    /// <summary>The mix in a codec; encoded at first use.</summary>
    public ReadOnlySpan<byte> Shared(AudioCodec codec)
    {
        if (codec == AudioCodec.Pcmu)
        {
            if (!_hasPcmu)
            {
                G711.EncodeMuLaw(_mixed, _pcmu);
                _hasPcmu = true;
            }

            return _pcmu;
        }

        if (!_hasPcma)
        {
            G711.EncodeALaw(_mixed, _pcma);
            _hasPcma = true;
        }

        return _pcma;
    }

    /// <summary>What one hears who talks or is talked to alone.</summary>
    /// <param name="said">What this one has added; empty for nothing.</param>
    /// <param name="whispered">What only this one hears; empty for nothing.</param>
    /// <param name="codec">How it is encoded.</param>
    /// <param name="payload">Where it goes; a frame.</param>
    public void Own(ReadOnlySpan<short> said, ReadOnlySpan<int> whispered, AudioCodec codec, Span<byte> payload)
    {
        for (var i = 0; i < _own.Length; i++)
        {
            var value = _sum[i];
            value -= i < said.Length ? said[i] : 0;
            value += i < whispered.Length ? whispered[i] : 0;
            _own[i] = Limit(value, i);
        }

        if (codec == AudioCodec.Pcmu)
        {
            G711.EncodeMuLaw(_own, payload);
        }
        else
        {
            G711.EncodeALaw(_own, payload);
        }
    }

    private short Limit(int value, int at) =>
        (short)Math.Clamp(_isUnity ? value : (int)(value * _gains[at]), short.MinValue, short.MaxValue);
}
