namespace WorkDistribution.Media.AnswerDetection;

/// <summary>Tells a single tone of any frequency from other sound. A pure sine follows x[n] + x[n-2] = 2 cos(w) x[n-1]; how well the best such w fits is its purity. Pure, no allocation.</summary>
internal static class PureTone
{
    /// <summary>Beeps are louder than this root mean square (about -40 dB of full scale).</summary>
    private const double QuietestRms = 330;

    /// <summary>Share of the power that does not fit, at most. The noise of G.711 stays below a thousandth; vowels, even those near a sine, are above.</summary>
    private const double MostRest = 0.01;

    private const double Lowest = 300;
    private const double Highest = 3000;

    /// <summary>The frequency of a frame that is one tone; 0 when it is none.</summary>
    public static double FrequencyOf(ReadOnlySpan<short> frame)
    {
        double power = 0, middle = 0, cross = 0, outer = 0;
        for (var i = 2; i < frame.Length; i++)
        {
            double sum = frame[i] + frame[i - 2];
            double center = frame[i - 1];
            cross += sum * center;
            middle += center * center;
            outer += sum * sum;
            power += (double)frame[i] * frame[i];
        }

        if (frame.Length < 3 || power / (frame.Length - 2) < QuietestRms * QuietestRms)
        {
            return 0;
        }

        var c = cross / middle;
        var rest = outer - (c * cross);
        if (rest / power > MostRest || Math.Abs(c) >= 2)
        {
            return 0;
        }

        var frequency = Math.Acos(c / 2) / (2 * Math.PI) * 8000;
        return frequency is >= Lowest and <= Highest ? frequency : 0;
    }
}
