using WorkDistribution.Media.Tones;
using WorkDistribution.Testing.Audio;

namespace WorkDistribution.Media.Tests.Tones;

public sealed class RingTonesTests
{
    [TestCase("de", 5, new[] { 425.0 })]
    [TestCase("fr", 5, new[] { 440.0 })]
    [TestCase("uk", 3, new[] { 400.0, 450.0 })]
    [TestCase("us", 6, new[] { 440.0, 480.0 })]
    [TestCase("jp", 3, new[] { 400.0 })]
    public void A_country_has_its_frequencies_and_its_cadence(string country, double period, double[] frequencies)
    {
        var tone = RingTones.Make(country)!;
        Assert.That(tone.Length / 8000.0, Is.EqualTo(period).Within(0.001));
        Assert.That(ToneLevel.Heard(tone.AsSpan(0, 3200), 400, 425, 440, 450, 480).Where(f => frequencies.Contains(f)), Is.EqualTo(frequencies));
        Assert.That(tone[^8000..], Is.All.Zero);
    }

    [Test]
    public void Every_country_begins_with_a_sound_and_ends_with_a_pause()
    {
        foreach (var country in RingTones.Countries)
        {
            var tone = RingTones.Make(country)!;
            Assert.That(ToneMeter.Measure(tone.AsSpan(0, 3200)).LevelDb, Is.GreaterThan(-25), country);
            Assert.That(tone[^8000..], Is.All.Zero, country);
        }

        Assert.That(RingTones.Make("atlantis"), Is.Null);
    }
}
