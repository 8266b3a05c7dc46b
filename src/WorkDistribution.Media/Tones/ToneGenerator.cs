using WorkDistribution.Media.Playback;

namespace WorkDistribution.Media.Tones;

/// <summary>Makes tones at 8 kHz with edges soft enough not to click.</summary>
public static class ToneGenerator
{
    /// <summary>How long a key sounds when sent as tones.</summary>
    public static readonly TimeSpan DigitOn = TimeSpan.FromMilliseconds(100);

    /// <summary>The pause between two keys sent as tones.</summary>
    public static readonly TimeSpan DigitOff = TimeSpan.FromMilliseconds(80);

    /// <summary>5 ms at either end.</summary>
    private const int EdgeSamples = 40;
    private const double BeepAmplitude = 8000;
    private const double ProgressAmplitude = 5000;

    /// <summary>About -9 dBm0 a tone; the high one is 1 dB louder, as telephones send it.</summary>
    private const double DtmfLowAmplitude = 7300;
    private const double DtmfHighAmplitude = 8200;

    /// <summary>One key.</summary>
    /// <param name="key">0-9 * # A-D; anything else gives silence.</param>
    /// <param name="on">Length of the tone.</param>
    public static short[] Dtmf(char key, TimeSpan on)
    {
        var samples = new short[SamplesOf(on)];
        if (DtmfFrequencies.TryGet(key, out var low, out var high))
        {
            Fill(samples, low, DtmfLowAmplitude, high, DtmfHighAmplitude);
        }

        return samples;
    }

    /// <summary>A sequence of keys as audio.</summary>
    /// <param name="digits">0-9 * # A-D; w waits 0.5 s, W 1 s; other characters are passed over.</param>
    public static short[] Digits(string digits)
    {
        var samples = new List<short>();
        foreach (var digit in digits)
        {
            if (digit is 'w' or 'W')
            {
                samples.AddRange(new short[digit == 'w' ? AudioPrompt.SampleRate / 2 : AudioPrompt.SampleRate]);
            }
            else if (DtmfFrequencies.TryGet(digit, out _, out _))
            {
                samples.AddRange(Dtmf(digit, DigitOn));
                samples.AddRange(new short[SamplesOf(DigitOff)]);
            }
        }

        return [.. samples];
    }

    /// <summary>A standard tone; see <see cref="StandardTone"/> for frequencies and cadence.</summary>
    public static short[] Standard(StandardTone tone) => tone switch
    {
        StandardTone.RecordBeep => Cadence(1000, 0, BeepAmplitude, TimeSpan.FromSeconds(0.4), TimeSpan.Zero),
        StandardTone.Ringback => Cadence(440, 480, ProgressAmplitude, TimeSpan.FromSeconds(2), TimeSpan.FromSeconds(4)),
        StandardTone.Busy => Cadence(480, 620, ProgressAmplitude, TimeSpan.FromSeconds(0.5), TimeSpan.FromSeconds(0.5)),
        StandardTone.HoldMusic => HoldMusic.Compose(),
        _ => throw new ArgumentOutOfRangeException(nameof(tone)),
    };

    private static short[] Cadence(double first, double second, double amplitude, TimeSpan on, TimeSpan off)
    {
        var samples = new short[SamplesOf(on) + SamplesOf(off)];
        Fill(samples.AsSpan(0, SamplesOf(on)), first, amplitude, second, second > 0 ? amplitude : 0);
        return samples;
    }

    private static int SamplesOf(TimeSpan length) => (int)(length.TotalSeconds * AudioPrompt.SampleRate);

    /// <summary>Fills with two sines, soft at both ends.</summary>
    internal static void Fill(Span<short> samples, double first, double firstAmplitude, double second, double secondAmplitude)
    {
        const double Step = 2 * Math.PI / AudioPrompt.SampleRate;
        for (var i = 0; i < samples.Length; i++)
        {
            var edge = Math.Min(Math.Min(i, samples.Length - 1 - i), EdgeSamples);
            var gain = 0.5 - (0.5 * Math.Cos(Math.PI * edge / EdgeSamples));
            var value = (firstAmplitude * Math.Sin(Step * first * i)) + (secondAmplitude * Math.Sin(Step * second * i));
            samples[i] = (short)Math.Round(gain * value);
        }
    }
}
