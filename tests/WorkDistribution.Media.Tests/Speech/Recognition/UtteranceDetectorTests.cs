using WorkDistribution.Media.Speech.Recognition;

namespace WorkDistribution.Media.Tests.Speech.Recognition;

public sealed class UtteranceDetectorTests
{
    private static readonly UtteranceSettings Settings = new(TimeSpan.FromMilliseconds(800), TimeSpan.FromSeconds(10));
    private static readonly Random Noise = new(7);

    private static short[] Frame(int amplitude) => [.. Enumerable.Range(0, 160).Select(_ => (short)Noise.Next(-amplitude, amplitude + 1))];

    /// <returns>The frame, from 1, at which the state changed; 0 when it did not.</returns>
    private static int Feed(UtteranceDetector detector, int amplitude, int frames)
    {
        for (var i = 1; i <= frames; i++)
        {
            if (detector.Take(Frame(amplitude)))
            {
                return i;
            }
        }

        return 0;
    }

    [Test]
    public void Speech_begins_after_120_ms_of_sound_and_ends_after_the_silence()
    {
        var detector = new UtteranceDetector(Settings);
        Assert.That(Feed(detector, 20, 100), Is.Zero);
        Assert.That(Feed(detector, 4000, 50), Is.InRange(6, 8));
        Feed(detector, 4000, 40);
        Assert.That(Feed(detector, 20, 100), Is.EqualTo(40));
        Assert.That(detector.State, Is.EqualTo(UtteranceState.Ended));
    }

    [Test]
    public void A_click_is_no_speech()
    {
        var detector = new UtteranceDetector(Settings);
        for (var i = 0; i < 20; i++)
        {
            Assert.That(Feed(detector, 8000, 2) + Feed(detector, 20, 20), Is.Zero);
        }
    }

    [Test]
    public void A_pause_shorter_than_the_silence_does_not_end_it()
    {
        var detector = new UtteranceDetector(Settings);
        Feed(detector, 4000, 20);
        Assert.That(Feed(detector, 20, 38) + Feed(detector, 4000, 20) + Feed(detector, 20, 38), Is.Zero);
    }

    [Test]
    public void What_was_said_is_kept_with_a_little_before_and_after_it()
    {
        var detector = new UtteranceDetector(Settings);
        Feed(detector, 20, 200);
        Feed(detector, 4000, 10);
        for (var i = 0; i < 40; i++)
        {
            detector.Take(Frame(4000));
        }

        Feed(detector, 20, 100);
        var seconds = detector.Samples().Length / 8000.0;
        Assert.That(seconds, Is.InRange(1.4, 1.8));
    }

    [Test]
    public void Speech_that_goes_on_for_ever_ends_at_the_limit()
    {
        var detector = new UtteranceDetector(Settings with { MaxLength = TimeSpan.FromSeconds(3) });
        Feed(detector, 4000, 10);
        Feed(detector, 4000, 400);
        Assert.That(detector.State, Is.EqualTo(UtteranceState.Ended));
        Assert.That(detector.Length.TotalSeconds, Is.EqualTo(3).Within(0.05));
    }

    [Test]
    public void Steady_noise_is_taken_for_silence_in_time()
    {
        var detector = new UtteranceDetector(Settings with { MaxLength = TimeSpan.FromMinutes(1) });
        Assert.That(Feed(detector, 60, 1000), Is.Zero);
        Assert.That(Feed(detector, 3000, 50), Is.Positive);
    }

    [Test]
    public void Frames_that_are_missing_are_silence()
    {
        var detector = new UtteranceDetector(Settings);
        Feed(detector, 4000, 20);
        for (var i = 0; i < 50 && detector.State == UtteranceState.Speaking; i++)
        {
            detector.Take([]);
        }

        Assert.That(detector.State, Is.EqualTo(UtteranceState.Ended));
        detector.Restart();
        Assert.That(Feed(detector, 4000, 20), Is.Positive);
    }
}
