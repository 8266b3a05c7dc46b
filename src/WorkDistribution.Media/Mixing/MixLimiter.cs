namespace WorkDistribution.Media.Mixing;

/// <summary>Keeps a sum of voices within 16 bits by turning it down, not by cutting its tops: down within 2 ms, up again over a quarter of a second. Pure; one owner.</summary>
internal sealed class MixLimiter
{
    /// <summary>The largest magnitude let through: 0.5 dB below full scale.</summary>
    private const float Ceiling = 30935;

    private const int AttackSamples = 16;

    /// <summary>A full recovery takes 12 frames.</summary>
    private const float RiseAFrame = 1f / 12;

    private float _gain = 1;

    /// <summary>The gain of each sample of the next frame.</summary>
    /// <param name="sum">The frame.</param>
    /// <param name="gains">Filled unless the answer is true.</param>
    /// <returns>true when nothing is to be turned down.</returns>
    public bool Next(ReadOnlySpan<int> sum, Span<float> gains)
    {
        var peak = 0;
        foreach (var value in sum)
        {
            peak = Math.Max(peak, Math.Abs(value));
        }

        var wanted = peak > Ceiling ? Ceiling / peak : 1;
        if (wanted >= 1 && _gain >= 1)
        {
            return true;
        }

        var from = _gain;
        var isAttack = wanted < from;
        _gain = isAttack ? wanted : Math.Min(wanted, from + RiseAFrame);
        var ramp = isAttack ? AttackSamples : gains.Length;
        for (var i = 0; i < gains.Length; i++)
        {
            gains[i] = i < ramp ? from + ((_gain - from) * (i + 1) / ramp) : _gain;
        }

        return false;
    }
}
