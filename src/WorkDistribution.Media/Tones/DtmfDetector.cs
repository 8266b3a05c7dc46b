namespace WorkDistribution.Media.Tones;

/// <summary>
/// Hears keys in 8 kHz audio with Goertzel filters (ITU-T Q.24: 40 ms of tone are enough, 40 ms of pause separate two presses, frequencies within
/// 1.5 %, twist up to 8 dB either way). One owner; no allocation.
/// </summary>
/// <remarks>
/// The audio is judged in blocks of 102 samples (12.75 ms), whatever the frame size. A block's purity is the share of its power in the two tones,
/// hence also the share of the block that a tone fills. 40 ms hold two whole blocks and at least 0.57 of a third, at any alignment; 20 ms never
/// fill more than 1.57 blocks: a press is two pure blocks in a row, with a purity of 1.9 over three. It is over after three blocks that are less
/// than 0.6 full, which a pause of 40 ms always holds and a lost 20 ms packet does not.
/// </remarks>
public sealed class DtmfDetector
{
    private const int BlockSamples = 102;
    private const int BlocksToEnd = 3;

    /// <summary>Weakest tone heard: about -42 dB of full scale (Q.24 asks for -25 dBm).</summary>
    private const double MinAmplitude = 260;

    /// <summary>Most power of one tone of a key over the other: a little more than 8 dB (6.3).</summary>
    private const double MaxTwist = 6.6;

    /// <summary>How much stronger (in power) a key's tone is than each of its three neighbours.</summary>
    private const double NeighbourRatio = 5.5;

    /// <summary>Share of all power that is in the two tones. Speech spreads its power and stays below.</summary>
    private const double BeginPurity = 0.74;
    private const double BeginPuritySum = 1.9;
    private const double ContinuePurity = 0.6;
    private const double LeastPurity = 0.4;

    private static readonly double[] Coefficients = BuildCoefficients();

    private readonly double[] _s1 = new double[8];
    private readonly double[] _s2 = new double[8];
    private double _power;
    private int _count;
    private Block _newest;
    private Block _newer;
    private char _current;
    private int _misses;

    /// <summary>true from the beginning of a press, as soon as it is certain, to its end: the audio is a key's tone.</summary>
    public bool IsToneOn => _current != '\0';

    /// <summary>Takes audio.</summary>
    /// <param name="samples">Signed 16-bit mono at 8 kHz, usually a frame of 160; up to 320.</param>
    /// <returns>The key whose press has been recognized within these samples, once a press; '\0' when none.</returns>
    public char Process(ReadOnlySpan<short> samples)
    {
        var found = '\0';
        while (!samples.IsEmpty)
        {
            var take = Math.Min(samples.Length, BlockSamples - _count);
            Filter(samples[..take]);
            samples = samples[take..];
            _count += take;
            if (_count == BlockSamples)
            {
                var begun = Advance(Judge());
                found = begun == '\0' ? found : begun;
                StartBlock();
            }
        }

        return found;
    }

    /// <summary>Forgets everything heard, for instance when the far end changes.</summary>
    public void Reset()
    {
        StartBlock();
        _newest = _newer = default;
        _current = '\0';
        _misses = 0;
    }

    private static double[] BuildCoefficients()
    {
        var coefficients = new double[8];
        for (var i = 0; i < 4; i++)
        {
            coefficients[i] = 2 * Math.Cos(2 * Math.PI * DtmfFrequencies.Rows[i] / 8000);
            coefficients[i + 4] = 2 * Math.Cos(2 * Math.PI * DtmfFrequencies.Columns[i] / 8000);
        }

        return coefficients;
    }

    private void Filter(ReadOnlySpan<short> samples)
    {
        foreach (var sample in samples)
        {
            _power += (double)sample * sample;
        }

        for (var tone = 0; tone < 8; tone++)
        {
            var coefficient = Coefficients[tone];
            var s1 = _s1[tone];
            var s2 = _s2[tone];
            foreach (var sample in samples)
            {
                var s0 = sample + (coefficient * s1) - s2;
                s2 = s1;
                s1 = s0;
            }

            _s1[tone] = s1;
            _s2[tone] = s2;
        }
    }

    private void StartBlock()
    {
        Array.Clear(_s1);
        Array.Clear(_s2);
        _power = 0;
        _count = 0;
    }

    private Block Judge()
    {
        Span<double> powers = stackalloc double[8];
        for (var tone = 0; tone < 8; tone++)
        {
            powers[tone] = (_s1[tone] * _s1[tone]) + (_s2[tone] * _s2[tone]) - (Coefficients[tone] * _s1[tone] * _s2[tone]);
        }

        var row = Strongest(powers[..4]);
        var column = Strongest(powers[4..]);
        var low = powers[row];
        var high = powers[4 + column];
        const double HalfBlock = BlockSamples / 2.0;
        const double MinPower = MinAmplitude * MinAmplitude * HalfBlock * HalfBlock;
        if (low < MinPower || high < MinPower || low > high * MaxTwist || high > low * MaxTwist
            || low + high < LeastPurity * _power * HalfBlock
            || !StandsOut(powers[..4], row) || !StandsOut(powers[4..], column))
        {
            return default;
        }

        return new Block(DtmfFrequencies.Keys[(row * 4) + column], (low + high) / (_power * HalfBlock));
    }

    private char Advance(Block block)
    {
        var (oldest, older) = (_newer, _newest);
        (_newer, _newest) = (older, block);
        if (block.Key == _current && block.Purity >= ContinuePurity)
        {
            _misses = 0;
            return '\0';
        }

        if (_current != '\0' && ++_misses >= BlocksToEnd)
        {
            _current = '\0';
        }

        var key = older.Key;
        var sum = block.PurityOf(key) + older.Purity + oldest.PurityOf(key);
        var two = older.Purity >= BeginPurity && Math.Max(block.PurityOf(key), oldest.PurityOf(key)) >= BeginPurity;
        if (key == '\0' || key == _current || !two || sum < BeginPuritySum)
        {
            return '\0';
        }

        _current = key;
        _misses = 0;
        return key;
    }

    /// <summary>What a block held: a key, or '\0', and how pure.</summary>
    private readonly record struct Block(char Key, double Purity)
    {
        internal double PurityOf(char key) => Key == key ? Purity : 0;
    }

    private static int Strongest(ReadOnlySpan<double> powers)
    {
        var best = 0;
        for (var i = 1; i < powers.Length; i++)
        {
            best = powers[i] > powers[best] ? i : best;
        }

        return best;
    }

    private static bool StandsOut(ReadOnlySpan<double> powers, int best)
    {
        for (var i = 0; i < powers.Length; i++)
        {
            if (i != best && powers[i] * NeighbourRatio > powers[best])
            {
                return false;
            }
        }

        return true;
    }
}
