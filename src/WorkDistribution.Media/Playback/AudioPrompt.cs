using WorkDistribution.Media.Codecs;

namespace WorkDistribution.Media.Playback;

/// <summary>Audio ready to play: decoded and resampled once, encoded once a codec, shared by all calls. Immutable.</summary>
public sealed class AudioPrompt
{
    /// <summary>Samples a second of every prompt.</summary>
    public const int SampleRate = 8000;

    /// <summary>Samples in one 20 ms frame.</summary>
    public const int FrameSamples = 160;

    private readonly short[] _samples;
    private readonly Lazy<byte[]> _pcmu;
    private readonly Lazy<byte[]> _pcma;

    /// <summary>Takes the audio.</summary>
    /// <param name="samples">Signed 16-bit mono at 8 kHz; not changed afterwards. The last frame is filled up with silence.</param>
    public AudioPrompt(short[] samples)
    {
        _samples = samples;
        _pcmu = new Lazy<byte[]>(EncodeMuLaw);
        _pcma = new Lazy<byte[]>(EncodeALaw);
    }

    /// <summary>How long it plays, in whole samples.</summary>
    public TimeSpan Duration => TimeSpan.FromSeconds((double)_samples.Length / SampleRate);

    /// <summary>Frames of 20 ms, the last one filled up.</summary>
    public int FrameCount => (_samples.Length + FrameSamples - 1) / FrameSamples;

    /// <summary>The samples.</summary>
    public ReadOnlyMemory<short> Samples => _samples;

    /// <summary>Whole frames of µ-law payload, <see cref="FrameCount"/> times 160 bytes; made at first use.</summary>
    public ReadOnlyMemory<byte> Pcmu => _pcmu.Value;

    /// <summary>Whole frames of A-law payload; made at first use.</summary>
    public ReadOnlyMemory<byte> Pcma => _pcma.Value;

    private byte[] EncodeMuLaw()
    {
        var payload = new byte[FrameCount * FrameSamples];
        G711.EncodeMuLaw(_samples, payload);
        payload.AsSpan(_samples.Length).Fill(G711.LinearToMuLaw(0));
        return payload;
    }

    private byte[] EncodeALaw()
    {
        var payload = new byte[FrameCount * FrameSamples];
        G711.EncodeALaw(_samples, payload);
        payload.AsSpan(_samples.Length).Fill(G711.LinearToALaw(0));
        return payload;
    }
}
