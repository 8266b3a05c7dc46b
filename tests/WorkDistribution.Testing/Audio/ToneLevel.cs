namespace WorkDistribution.Testing.Audio;

/// <summary>How strong single frequencies are in audio that may hold several.</summary>
public static class ToneLevel
{
    /// <summary>Level of one frequency in dB of full scale (a full sine is -3); -120 and less for none.</summary>
    public static double Of(ReadOnlySpan<short> samples, double frequency)
    {
        double real = 0, imaginary = 0;
        for (var i = 0; i < samples.Length; i++)
        {
            var window = 1 - Math.Cos(2 * Math.PI * (i + 0.5) / samples.Length);
            var (sin, cos) = Math.SinCos(2 * Math.PI * frequency * i / 8000);
            real += samples[i] * window * cos;
            imaginary += samples[i] * window * sin;
        }

        var amplitude = 2 * Math.Sqrt((real * real) + (imaginary * imaginary)) / Math.Max(1, samples.Length);
        return 20 * Math.Log10(Math.Max(amplitude, 1e-3) / 32768 / Math.Sqrt(2));
    }

    /// <summary>Which of some frequencies can be heard: within 30 dB of a test tone.</summary>
    public static double[] Heard(ReadOnlySpan<short> samples, params ReadOnlySpan<double> frequencies)
    {
        var heard = new List<double>();
        foreach (var frequency in frequencies)
        {
            if (Of(samples, frequency) > -45)
            {
                heard.Add(frequency);
            }
        }

        return [.. heard];
    }
}
