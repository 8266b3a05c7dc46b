using WorkDistribution.Media.Codecs;
using WorkDistribution.Testing.Audio;

namespace WorkDistribution.Media.Tests.Codecs;

public sealed class ResamplerTests
{
    private static short[] Tone(double frequency, int rate, double seconds = 0.5) =>
        [.. Enumerable.Range(0, (int)(rate * seconds)).Select(i => (short)(10000 * Math.Sin(2 * Math.PI * frequency * i / rate)))];

    [Test]
    public void A_tone_keeps_frequency_level_and_place([Values(4000, 8000, 11025, 16000, 22050, 24000, 32000, 44100, 44101, 48000, 96000, 192000)] int rate)
    {
        var output = Resampler.Convert(Tone(1000, rate), rate, 8000);
        Assert.That(output, Has.Length.EqualTo(4000).Within(1));
        var meter = ToneMeter.Measure(output.AsSpan(200, 3600));
        Assert.That(meter.Frequency, Is.EqualTo(1000).Within(1));
        Assert.That(meter.LevelDb, Is.EqualTo(20 * Math.Log10(10000 / 32768.0) - 3.01).Within(0.05));
        var fit = AudioSimilarity.Find(Tone(1000, 8000).AsSpan(400, 3000), output);
        Assert.That(Math.Abs(output[500] - Tone(1000, 8000)[500]), Is.LessThan(60), $"lag {fit.Lag}");
    }

    [Test]
    public void What_lies_above_the_new_band_is_gone([Values(16000, 44100, 48000)] int rate)
    {
        var output = Resampler.Convert(Tone(5000, rate), rate, 8000);
        Assert.That(ToneMeter.Measure(output.AsSpan(200, 3600)).LevelDb, Is.LessThan(-80));
    }

    [Test]
    public void Pieces_give_the_same_as_the_whole()
    {
        var input = Tone(700, 44100);
        var whole = Resampler.Convert(input, 44100, 8000);
        var random = new Random(2);
        var resampler = new Resampler(44100, 8000);
        var output = new List<short>();
        for (var position = 0; position < input.Length;)
        {
            var count = Math.Min(random.Next(1, 3000), input.Length - position);
            resampler.Process(Array.ConvertAll(input[position..(position + count)], sample => (float)sample), output);
            position += count;
        }

        resampler.Flush(output);
        Assert.That(output, Is.EqualTo(whole));
    }
}
