using System.Collections.Frozen;
using WorkDistribution.Media.Playback;

namespace WorkDistribution.Media.Tones;

/// <summary>Ringing tones of the countries, as callers know them (ITU-T E.180, supplement 2): data, and the audio of one period.</summary>
internal static class RingTones
{
    private const double Amplitude = 5000;

    private static readonly double[] OneToFour = [1, 4];
    private static readonly double[] OneToFive = [1, 5];
    private static readonly double[] Twice = [0.4, 0.2, 0.4, 2];

    private static readonly FrozenDictionary<string, RingTone> ByCountry = new Dictionary<string, RingTone>(StringComparer.Ordinal)
    {
        ["at"] = new(420, OneToFive),
        ["au"] = new(400, Twice) { Second = 450 },
        ["be"] = new(425, [1, 3]),
        ["bg"] = new(425, OneToFour),
        ["br"] = new(425, OneToFour),
        ["ch"] = new(425, OneToFour),
        ["cl"] = new(400, [1, 3]),
        ["cn"] = new(450, OneToFour),
        ["cz"] = new(425, OneToFour),
        ["de"] = new(425, OneToFour),
        ["dk"] = new(425, OneToFour),
        ["ee"] = new(425, OneToFour),
        ["es"] = new(425, [1.5, 3]),
        ["fi"] = new(425, OneToFour),
        ["fr"] = new(440, [1.5, 3.5]),
        ["gr"] = new(425, OneToFour),
        ["hu"] = new(425, [1.25, 3.75]),
        ["il"] = new(400, [1, 3]),
        ["in"] = new(400, Twice) { Modulation = 25 },
        ["it"] = new(425, OneToFour),
        ["jp"] = new(400, [1, 2]) { Modulation = 16 },
        ["lt"] = new(425, OneToFour),
        ["mx"] = new(425, OneToFour),
        ["my"] = new(425, Twice),
        ["nl"] = new(425, OneToFour),
        ["no"] = new(425, OneToFour),
        ["nz"] = new(400, Twice) { Second = 450 },
        ["ph"] = new(425, OneToFour) { Second = 480 },
        ["pl"] = new(425, OneToFour),
        ["pt"] = new(425, OneToFive),
        ["ru"] = new(425, [0.8, 3.2]),
        ["se"] = new(425, OneToFive),
        ["sg"] = new(425, Twice) { Modulation = 24 },
        ["th"] = new(400, OneToFour),
        ["tw"] = new(440, [1, 2]) { Second = 480 },
        ["uk"] = new(400, Twice) { Second = 450 },
        ["us"] = new(440, [2, 4]) { Second = 480 },
        ["us-old"] = new(420, [2, 4]) { Modulation = 40 },
        ["ve"] = new(425, OneToFour),
        ["za"] = new(400, Twice) { Modulation = 33 },
    }.ToFrozenDictionary(StringComparer.Ordinal);

    /// <summary>The countries.</summary>
    public static IEnumerable<string> Countries => ByCountry.Keys;

    /// <summary>One period, to be repeated; null for a country that is not known.</summary>
    public static short[]? Make(string country)
    {
        if (!ByCountry.TryGetValue(country, out var tone))
        {
            return null;
        }

        var samples = new List<short>();
        for (var i = 0; i < tone.Cadence.Length; i++)
        {
            var part = new short[(int)Math.Round(tone.Cadence[i] * AudioPrompt.SampleRate)];
            if (i % 2 == 0)
            {
                ToneGenerator.Fill(part, tone.First, Amplitude, tone.Second, tone.Second > 0 ? Amplitude : 0);
                Modulate(part, tone.Modulation);
            }

            samples.AddRange(part);
        }

        return [.. samples];
    }

    private static void Modulate(Span<short> samples, double frequency)
    {
        if (frequency <= 0)
        {
            return;
        }

        for (var i = 0; i < samples.Length; i++)
        {
            samples[i] = (short)Math.Round(samples[i] * (0.6 + (0.4 * Math.Sin(2 * Math.PI * frequency * i / AudioPrompt.SampleRate))));
        }
    }

    /// <summary>One country's tone.</summary>
    /// <param name="First">Hertz.</param>
    /// <param name="Cadence">Seconds on, off, on, off...</param>
    private sealed record RingTone(double First, double[] Cadence)
    {
        /// <summary>A second frequency at the same time; 0 for none.</summary>
        public double Second { get; init; }

        /// <summary>How often a second it swells; 0 for never.</summary>
        public double Modulation { get; init; }
    }
}
