using WorkDistribution.Media.Playback;
using WorkDistribution.Media.Tones;

namespace WorkDistribution.Media.Tests.Tones;

public sealed class HoldMusicTests
{
    private static readonly short[] Music = ToneGenerator.Standard(StandardTone.HoldMusic);

    [Test]
    public void It_is_as_loud_as_speech_and_never_clips()
    {
        var rms = Math.Sqrt(Music.Average(s => (double)s * s));
        Assert.That(Music.Max(s => Math.Abs((int)s)), Is.LessThan(16_000));
        Assert.That(20 * Math.Log10(rms / short.MaxValue), Is.InRange(-30, -18));
    }

    [Test]
    public void Repeating_it_has_no_seam()
    {
        var largest = Music.Zip(Music.Skip(1), (a, b) => Math.Abs(a - b)).Max();
        Assert.That(Math.Abs(Music[0] - Music[^1]), Is.LessThanOrEqualTo(largest));
        Assert.That(Music.Length % AudioPrompt.FrameSamples, Is.Zero);
    }

    [Test]
    public void No_key_is_heard_in_it()
    {
        var detector = new DtmfDetector();
        foreach (var frame in Music.Concat(Music).Chunk(AudioPrompt.FrameSamples))
        {
            Assert.That(detector.Process(frame), Is.EqualTo('\0'));
        }
    }
}
