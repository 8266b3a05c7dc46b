using WorkDistribution.Media.Mixing;
using WorkDistribution.Testing.Audio;

namespace WorkDistribution.Media.Tests.Mixing;

public sealed class TalkDetectorTests
{
    private static readonly short[] Sound = TestTone.Make(0.02);

    [Test]
    public void A_cough_is_no_talk_and_a_pause_between_words_does_not_end_it()
    {
        var detector = new TalkDetector();
        Assert.That(Take(detector, Sound, 6), Is.Zero, "120 ms");
        Assert.That(Take(detector, default, 40), Is.Zero);
        Assert.That(Take(detector, Sound, 15), Is.EqualTo(1));
        Assert.That(detector.IsTalking);
        Assert.That(Take(detector, default, 30), Is.Zero, "600 ms");
        Assert.That(Take(detector, Sound, 3), Is.Zero);
        Assert.That(Take(detector, default, 39), Is.Zero);
        Assert.That(Take(detector, default, 1), Is.EqualTo(1));
        Assert.That(detector.IsTalking, Is.False);
    }

    [Test]
    public void A_voice_is_heard_from_its_second_frame_and_kept_for_half_a_second()
    {
        var detector = new TalkDetector();
        Take(detector, Sound, 2);
        Assert.That(detector.IsHeard);
        Take(detector, default, 24);
        Assert.That(detector.IsHeard);
        Take(detector, default, 1);
        Assert.That(detector.IsHeard, Is.False);
    }

    private static int Take(TalkDetector detector, short[]? frame, int count) => Enumerable.Range(0, count).Count(_ => detector.Take(frame));
}
