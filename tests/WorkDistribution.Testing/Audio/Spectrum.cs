namespace WorkDistribution.Testing.Audio;

/// <summary>A radix-2 Fourier transform, in place.</summary>
internal static class Spectrum
{
    internal static void Transform(double[] real, double[] imaginary, bool inverse)
    {
        var n = real.Length;
        for (int i = 1, j = 0; i < n; i++)
        {
            var bit = n >> 1;
            for (; (j & bit) != 0; bit >>= 1)
            {
                j ^= bit;
            }

            j ^= bit;
            if (i < j)
            {
                (real[i], real[j]) = (real[j], real[i]);
                (imaginary[i], imaginary[j]) = (imaginary[j], imaginary[i]);
            }
        }

        for (var length = 2; length <= n; length <<= 1)
        {
            var angle = 2 * Math.PI / length * (inverse ? 1 : -1);
            for (var k = 0; k < length / 2; k++)
            {
                var (sin, cos) = Math.SinCos(angle * k);
                for (var i = k; i < n; i += length)
                {
                    var other = i + (length / 2);
                    var re = (real[other] * cos) - (imaginary[other] * sin);
                    var im = (real[other] * sin) + (imaginary[other] * cos);
                    real[other] = real[i] - re;
                    imaginary[other] = imaginary[i] - im;
                    real[i] += re;
                    imaginary[i] += im;
                }
            }
        }
    }
}
