namespace WorkDistribution.Testing.Audio;

/// <summary>How alike two pieces of audio are where they fit best.</summary>
/// <param name="Score">Normalized cross-correlation of the overlap: 1 is the same but for loudness, near 0 unrelated.</param>
/// <param name="Lag">Samples by which the reference begins later in the recording (negative: its beginning is missing).</param>
public sealed record AudioSimilarity(double Score, int Lag)
{
    /// <summary>Finds the reference in the recording, at any lag at which at least half of the shorter one overlaps.</summary>
    public static AudioSimilarity Find(ReadOnlySpan<short> reference, ReadOnlySpan<short> recording)
    {
        if (reference.IsEmpty || recording.IsEmpty)
        {
            return new AudioSimilarity(0, 0);
        }

        var n = 1;
        while (n < reference.Length + recording.Length)
        {
            n <<= 1;
        }

        var products = Correlate(reference, recording, n);
        var least = Math.Min(reference.Length, recording.Length) / 2;
        var bestLag = 0;
        var best = double.MinValue;
        for (var lag = -(reference.Length - 1); lag < recording.Length; lag++)
        {
            var overlap = Math.Min(reference.Length, recording.Length - lag) - Math.Max(0, -lag);
            var product = products[lag >= 0 ? lag : n + lag];
            if (overlap >= least && product > best)
            {
                (best, bestLag) = (product, lag);
            }
        }

        return new AudioSimilarity(ScoreAt(reference, recording, bestLag), bestLag);
    }

    private static double[] Correlate(ReadOnlySpan<short> reference, ReadOnlySpan<short> recording, int n)
    {
        var (re1, im1) = (new double[n], new double[n]);
        var (re2, im2) = (new double[n], new double[n]);
        for (var i = 0; i < reference.Length; i++)
        {
            re1[i] = reference[i];
        }

        for (var i = 0; i < recording.Length; i++)
        {
            re2[i] = recording[i];
        }

        Spectrum.Transform(re1, im1, inverse: false);
        Spectrum.Transform(re2, im2, inverse: false);
        for (var i = 0; i < n; i++)
        {
            var re = (re1[i] * re2[i]) + (im1[i] * im2[i]);
            im1[i] = (re1[i] * im2[i]) - (im1[i] * re2[i]);
            re1[i] = re;
        }

        Spectrum.Transform(re1, im1, inverse: true);
        return re1;
    }

    private static double ScoreAt(ReadOnlySpan<short> reference, ReadOnlySpan<short> recording, int lag)
    {
        double product = 0, power1 = 0, power2 = 0;
        for (var i = Math.Max(0, -lag); i < reference.Length && i + lag < recording.Length; i++)
        {
            double a = reference[i];
            double b = recording[i + lag];
            product += a * b;
            power1 += a * a;
            power2 += b * b;
        }

        return power1 == 0 || power2 == 0 ? 0 : product / Math.Sqrt(power1 * power2);
    }
}
