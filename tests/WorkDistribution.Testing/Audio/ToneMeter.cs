namespace WorkDistribution.Testing.Audio;

/// <summary>The strongest frequency in a piece of audio.</summary>
/// <param name="Frequency">In hertz, good to about 1 Hz from 0.1 s on.</param>
/// <param name="LevelDb">Level of the whole piece in dB of full scale (root mean square); -96 for silence.</param>
/// <param name="Purity">Share of the power that is in the strongest peak, 0 to 1.</param>
public sealed record ToneMeter(double Frequency, double LevelDb, double Purity)
{
    /// <summary>Measures.</summary>
    public static ToneMeter Measure(ReadOnlySpan<short> samples, int sampleRate = 8000)
    {
        var n = 1024;
        while (n < samples.Length * 2)
        {
            n <<= 1;
        }

        var real = new double[n];
        var imaginary = new double[n];
        var power = 0.0;
        for (var i = 0; i < samples.Length; i++)
        {
            power += (double)samples[i] * samples[i];
            real[i] = samples[i] * (0.5 - (0.5 * Math.Cos(2 * Math.PI * (i + 0.5) / samples.Length)));
        }

        if (power == 0)
        {
            return new ToneMeter(0, -96, 0);
        }

        Spectrum.Transform(real, imaginary, inverse: false);
        var strengths = new double[n / 2];
        var total = 0.0;
        var best = 1;
        for (var i = 0; i < strengths.Length; i++)
        {
            strengths[i] = (real[i] * real[i]) + (imaginary[i] * imaginary[i]);
            total += strengths[i];
            best = i > 0 && strengths[i] > strengths[best] ? i : best;
        }

        // The main lobe of the Hann window is four bins of the unpadded transform wide.
        var lobe = 2 * n / samples.Length;
        var peak = 0.0;
        for (var i = Math.Max(0, best - lobe); i <= Math.Min(strengths.Length - 1, best + lobe); i++)
        {
            peak += strengths[i];
        }

        var frequency = (best + Refine(strengths, best)) * sampleRate / n;
        return new ToneMeter(frequency, 10 * Math.Log10(power / samples.Length / (32768.0 * 32768.0)), peak / total);
    }

    private static double Refine(double[] strengths, int best)
    {
        if (best < 1 || best + 1 >= strengths.Length)
        {
            return 0;
        }

        var left = Math.Log(strengths[best - 1] + 1e-9);
        var middle = Math.Log(strengths[best] + 1e-9);
        var right = Math.Log(strengths[best + 1] + 1e-9);
        var curve = left - (2 * middle) + right;
        return curve == 0 ? 0 : 0.5 * (left - right) / curve;
    }
}
