using WorkDistribution.Media.Playback;

namespace WorkDistribution.Media.Tones;

/// <summary>Music for those who wait, made here so that nothing has to be shipped or licensed: four chords, each plucked note by note, every note dying away slowly.</summary>
/// <remarks>
/// Telephone audio carries 300 to 3400 Hz: all notes lie from 262 to 784 Hz, with one soft overtone each. What still sounds at the end is mixed into the
/// beginning, so that repeating it has no seam. Far from any key's two tones, so that no digit is heard in it.
/// </remarks>
internal static class HoldMusic
{
    private const int BeatSamples = AudioPrompt.SampleRate / 2;
    private const int NoteSamples = AudioPrompt.SampleRate * 3;
    private const double Amplitude = 2600;
    private const double DecaySeconds = 0.9;
    private const double AttackSeconds = 0.012;

    /// <summary>One note a beat in half-tones from middle C (261.63 Hz): C major 7, A minor 7, F major 7, G 6, eight beats each.</summary>
    private static ReadOnlySpan<sbyte> Notes =>
    [
        0, 7, 11, 16, 12, 16, 11, 7,
        9, 0, 4, 7, 16, 7, 4, 0,
        5, 9, 12, 16, 17, 16, 12, 9,
        7, 11, 14, 16, 19, 16, 14, 11,
    ];

    /// <summary>The whole piece, 16 s at 8 kHz.</summary>
    internal static short[] Compose()
    {
        var sound = new double[Notes.Length * BeatSamples];
        for (var beat = 0; beat < Notes.Length; beat++)
        {
            Pluck(sound, beat * BeatSamples, 261.6256 * Math.Pow(2, Notes[beat] / 12.0));
        }

        return Array.ConvertAll(sound, static sample => (short)Math.Round(Math.Clamp(sample, short.MinValue, short.MaxValue)));
    }

    private static void Pluck(double[] sound, int from, double frequency)
    {
        for (var i = 0; i < NoteSamples; i++)
        {
            var time = (double)i / AudioPrompt.SampleRate;
            var fadeOut = 1 - ((double)i / NoteSamples);
            var gain = Math.Min(1, time / AttackSeconds) * Math.Exp(-time / DecaySeconds) * fadeOut;
            var phase = 2 * Math.PI * frequency * time;
            sound[(from + i) % sound.Length] += Amplitude * gain * (Math.Sin(phase) + (0.25 * Math.Exp(-time / 0.3) * Math.Sin(2 * phase)));
        }
    }
}
