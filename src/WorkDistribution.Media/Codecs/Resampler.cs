using System.Numerics;

namespace WorkDistribution.Media.Codecs;

/// <summary>Changes the sample rate of one mono stream, piece by piece, with a polyphase windowed-sinc filter. One owner.</summary>
/// <remarks>
/// 24 zero crossings on either side, rolloff 0.93 of the lower Nyquist frequency, Kaiser window with beta 8: aliases stay below -80 dB.
/// The filter's delay is taken out, so that output sample 0 lies on input sample 0.
/// </remarks>
public sealed class Resampler
{
    /// <summary>Lowest rate taken, in samples a second.</summary>
    public const int MinRate = 4_000;

    /// <summary>Highest rate taken, in samples a second.</summary>
    public const int MaxRate = 192_000;

    private const int ZeroCrossings = 24;
    private const double Rolloff = 0.93;
    private const double KaiserBeta = 8;
    private const int MaxPhases = 1024;

    private readonly int _up;
    private readonly int _down;
    private readonly int _half;
    private readonly int _phases;
    private readonly bool _exactPhases;
    private readonly float[] _kernel;
    private float[] _history;
    private int _filled;
    private long _historyStart;
    private long _inputCount;
    private long _outputCount;

    /// <summary>Makes a converter.</summary>
    /// <param name="inputRate">From <see cref="MinRate"/> to <see cref="MaxRate"/>.</param>
    /// <param name="outputRate">Likewise.</param>
    public Resampler(int inputRate, int outputRate)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(inputRate, MinRate);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(inputRate, MaxRate);
        ArgumentOutOfRangeException.ThrowIfLessThan(outputRate, MinRate);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(outputRate, MaxRate);

        var divisor = GreatestCommonDivisor(inputRate, outputRate);
        _up = outputRate / divisor;
        _down = inputRate / divisor;
        _exactPhases = _up <= MaxPhases;
        _phases = _exactPhases ? _up : MaxPhases;

        var cutoff = Rolloff * Math.Min(1.0, (double)outputRate / inputRate);
        _half = (int)Math.Ceiling(ZeroCrossings / Math.Min(1.0, (double)outputRate / inputRate));
        _kernel = BuildKernel(_phases, _half, cutoff);
        _history = new float[(2 * _half) + 4096];
        _filled = _half - 1;
        _historyStart = -(_half - 1);
    }

    /// <summary>Samples taken so far.</summary>
    public long InputCount => _inputCount;

    /// <summary>Takes input and gives all output it completes.</summary>
    /// <param name="input">Any number of samples.</param>
    /// <param name="output">Appended to.</param>
    public void Process(ReadOnlySpan<float> input, List<short> output)
    {
        _inputCount += input.Length;
        Append(input);
        Produce(output, long.MaxValue);
    }

    /// <summary>Gives what the filter still holds. Nothing may be processed afterwards.</summary>
    /// <param name="output">Appended to; in all it then holds input length times the ratio, rounded up.</param>
    public void Flush(List<short> output)
    {
        var total = ((_inputCount * _up) + _down - 1) / _down;
        Append(new float[(2 * _half) + 1]);
        Produce(output, total);
    }

    /// <summary>Converts a whole recording.</summary>
    public static short[] Convert(ReadOnlySpan<short> input, int inputRate, int outputRate)
    {
        if (inputRate == outputRate)
        {
            return input.ToArray();
        }

        var resampler = new Resampler(inputRate, outputRate);
        var output = new List<short>((int)((long)input.Length * outputRate / inputRate) + 1);
        Span<float> piece = stackalloc float[1024];
        while (!input.IsEmpty)
        {
            var count = Math.Min(piece.Length, input.Length);
            for (var i = 0; i < count; i++)
            {
                piece[i] = input[i];
            }

            resampler.Process(piece[..count], output);
            input = input[count..];
        }

        resampler.Flush(output);
        return [.. output];
    }

    /// <summary>Rounds to the nearest sample value, clipping what is out of range; not-a-number becomes silence.</summary>
    internal static short ToSample(float value) =>
        float.IsNaN(value) ? (short)0 : (short)Math.Clamp(MathF.Round(value), short.MinValue, short.MaxValue);

    private void Append(ReadOnlySpan<float> input)
    {
        // Samples before the next output's window are spent.
        var needed = (_outputCount * _down / _up) - _half + 1;
        var spent = (int)Math.Clamp(needed - _historyStart, 0, _filled);
        if (spent > 0)
        {
            Array.Copy(_history, spent, _history, 0, _filled - spent);
            _filled -= spent;
            _historyStart += spent;
        }

        if (_filled + input.Length > _history.Length)
        {
            Array.Resize(ref _history, Math.Max(_history.Length * 2, _filled + input.Length));
        }

        input.CopyTo(_history.AsSpan(_filled));
        _filled += input.Length;
    }

    private void Produce(List<short> output, long limit)
    {
        var taps = 2 * _half;
        while (_outputCount < limit)
        {
            var position = _outputCount * _down;
            var whole = position / _up;
            var offset = (int)(whole - _half + 1 - _historyStart);
            if (offset + taps > _filled)
            {
                return;
            }

            var window = _history.AsSpan(offset, taps);
            var phase = position % _up;
            output.Add(ToSample(_exactPhases ? Dot(window, (int)phase) : Interpolate(window, phase)));
            _outputCount++;
        }
    }

    private float Interpolate(ReadOnlySpan<float> window, long phase)
    {
        var exact = (double)phase * _phases / _up;
        var lower = (int)exact;
        var fraction = (float)(exact - lower);
        return (Dot(window, lower) * (1 - fraction)) + (Dot(window, lower + 1) * fraction);
    }

    private float Dot(ReadOnlySpan<float> window, int phase)
    {
        var row = _kernel.AsSpan(phase * window.Length, window.Length);
        var sums = Vector<float>.Zero;
        var i = 0;
        for (; i <= window.Length - Vector<float>.Count; i += Vector<float>.Count)
        {
            sums += new Vector<float>(window[i..]) * new Vector<float>(row[i..]);
        }

        var sum = Vector.Sum(sums);
        for (; i < window.Length; i++)
        {
            sum += window[i] * row[i];
        }

        return sum;
    }

    /// <summary>One row of taps a phase, and one more for interpolation up to the next whole sample.</summary>
    private static float[] BuildKernel(int phases, int half, double cutoff)
    {
        var taps = 2 * half;
        var kernel = new float[(phases + 1) * taps];
        var windowScale = 1 / BesselI0(KaiserBeta);
        for (var phase = 0; phase <= phases; phase++)
        {
            var row = kernel.AsSpan(phase * taps, taps);
            var sum = 0.0;
            for (var tap = 0; tap < taps; tap++)
            {
                var distance = tap - (half - 1) - ((double)phase / phases);
                var relative = distance / half;
                var window = Math.Abs(relative) >= 1 ? 0 : BesselI0(KaiserBeta * Math.Sqrt(1 - (relative * relative))) * windowScale;
                var x = Math.PI * distance * cutoff;
                var value = (Math.Abs(x) < 1e-9 ? 1 : Math.Sin(x) / x) * window;
                row[tap] = (float)value;
                sum += value;
            }

            foreach (ref var tap in row)
            {
                tap = (float)(tap / sum);
            }
        }

        return kernel;
    }

    /// <summary>Modified Bessel function of the first kind, order 0, by its power series.</summary>
    private static double BesselI0(double x)
    {
        var sum = 1.0;
        var term = 1.0;
        for (var k = 1; k < 64 && term > sum * 1e-12; k++)
        {
            term *= x / (2 * k) * (x / (2 * k));
            sum += term;
        }

        return sum;
    }

    private static int GreatestCommonDivisor(int a, int b)
    {
        while (b != 0)
        {
            (a, b) = (b, a % b);
        }

        return a;
    }
}
