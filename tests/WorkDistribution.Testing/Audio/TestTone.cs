namespace WorkDistribution.Testing.Audio;

/// <summary>Tones to send and to recognise.</summary>
public static class TestTone
{
    /// <summary>Not 1000: a lost millisecond would leave that tone's phase as it was.</summary>
    public const double Frequency = 1013;

    /// <summary>A sine at 8 kHz.</summary>
    /// <param name="seconds">Length.</param>
    /// <param name="frequency">Hertz.</param>
    public static short[] Make(double seconds, double frequency = Frequency)
    {
        var samples = new short[(int)(seconds * 8000)];
        for (var i = 0; i < samples.Length; i++)
        {
            samples[i] = (short)(8000 * Math.Sin(2 * Math.PI * frequency * i / 8000));
        }

        return samples;
    }
}
