using WorkDistribution.Media.Codecs;
using WorkDistribution.Media.Tones;
using WorkDistribution.Testing.Audio;

namespace WorkDistribution.Media.Tests.Tones;

public sealed class DtmfDetectorTests
{
    private static string Hear(ReadOnlySpan<short> samples, int frame = 160)
    {
        var detector = new DtmfDetector();
        var heard = "";
        for (; !samples.IsEmpty; samples = samples[Math.Min(frame, samples.Length)..])
        {
            var digit = detector.Process(samples[..Math.Min(frame, samples.Length)]);
            heard += digit == '\0' ? "" : digit;
        }

        return heard;
    }

    private static short[] Key(double low, double high, double lowAmplitude, double highAmplitude, int samples)
    {
        var tone = new short[samples];
        for (var i = 0; i < samples; i++)
        {
            tone[i] = (short)((lowAmplitude * Math.Sin(2 * Math.PI * low * i / 8000)) + (highAmplitude * Math.Sin(2 * Math.PI * high * i / 8000)));
        }

        return tone;
    }

    private static string Shared(string name)
    {
        var shared = SharedAudio.FindShared(TestContext.CurrentContext.TestDirectory);
        if (shared is null)
        {
            Assert.Ignore("The folder of shared test data is not here.");
        }

        return Path.Combine(shared!, "ua", "audio", "wav", name);
    }

    [Test]
    public void Every_key_that_the_generator_makes_is_heard_once()
    {
        Assert.That(Hear(ToneGenerator.Digits("1234567890*#ABCD")), Is.EqualTo("1234567890*#ABCD"));
    }

    [Test]
    public void The_same_key_pressed_three_times_is_heard_three_times()
    {
        Assert.That(Hear(ToneGenerator.Digits("777")), Is.EqualTo("777"));
    }

    [Test]
    public void Forty_milliseconds_on_and_forty_off_are_enough_at_any_alignment()
    {
        for (var shift = 0; shift < 102; shift += 3)
        {
            short[] tone = Key(770, 1477, 6000, 6000, 320);
            short[] samples = [.. new short[shift], .. tone, .. new short[320], .. tone, .. new short[320], .. tone, .. new short[400]];
            Assert.That(Hear(samples), Is.EqualTo("666"), $"shift {shift}");
        }
    }

    [Test]
    public void Twenty_milliseconds_are_no_press()
    {
        for (var shift = 0; shift < 102; shift += 3)
        {
            short[] samples = [.. new short[shift], .. Key(770, 1477, 6000, 6000, 160), .. new short[800]];
            Assert.That(Hear(samples), Is.Empty, $"shift {shift}");
        }
    }

    [Test]
    public void A_lost_packet_inside_a_press_does_not_make_two_of_it()
    {
        for (var shift = 0; shift < 102; shift += 3)
        {
            var tone = Key(852, 1336, 6000, 6000, 1600);
            Array.Clear(tone, 640, 160);
            Assert.That(Hear([.. new short[shift], .. tone, .. new short[800]]), Is.EqualTo("8"), $"shift {shift}");
        }
    }

    [TestCase(0.985)]
    [TestCase(1.0)]
    [TestCase(1.015)]
    public void Frequencies_within_one_and_a_half_percent_are_heard(double factor)
    {
        foreach (var key in "159D*#0")
        {
            DtmfFrequencies.TryGet(key, out var low, out var high);
            Assert.That(Hear([.. Key(low * factor, high * factor, 6000, 6000, 640), .. new short[400]]), Is.EqualTo(key.ToString()));
        }
    }

    [TestCase(0.96)]
    [TestCase(1.04)]
    public void Frequencies_off_by_four_percent_are_not_heard(double factor)
    {
        foreach (var key in "159D")
        {
            DtmfFrequencies.TryGet(key, out var low, out var high);
            Assert.That(Hear(Key(low * factor, high * factor, 6000, 6000, 800)), Is.Empty, key.ToString());
        }
    }

    [TestCase(8000, 3400, "5")]
    [TestCase(3400, 8000, "5")]
    [TestCase(9000, 1500, "")]
    [TestCase(1500, 9000, "")]
    [TestCase(400, 400, "5")]
    [TestCase(60, 60, "")]
    public void Twist_and_level_have_limits(int low, int high, string heard)
    {
        Assert.That(Hear([.. Key(770, 1336, low, high, 640), .. new short[400]]), Is.EqualTo(heard));
    }

    [Test]
    public void Keys_survive_both_companding_laws_and_noise()
    {
        var random = new Random(4);
        var samples = ToneGenerator.Digits("1597530#");
        for (var i = 0; i < samples.Length; i++)
        {
            var noisy = (short)Math.Clamp((samples[i] / 3) + random.Next(-250, 250), short.MinValue, short.MaxValue);
            samples[i] = i % 2 == 0 ? G711.MuLawToLinear(G711.LinearToMuLaw(noisy)) : G711.ALawToLinear(G711.LinearToALaw(noisy));
        }

        Assert.That(Hear(samples), Is.EqualTo("1597530#"));
    }

    [Test]
    public void Keys_of_a_foreign_generator_are_heard() =>
        Assert.That(Hear(SharedAudio.ReadSamples(Shared("dtmf.wav"))), Is.EqualTo("1234567890*#ABCD"));

    [TestCase("speech_8k.wav")]
    [TestCase("short_8k.wav")]
    [TestCase("tone1k_8k.wav")]
    [TestCase("tone440_8k.wav")]
    public void Nothing_is_heard_in_speech_or_single_tones(string name)
    {
        var samples = SharedAudio.ReadSamples(Shared(name));
        foreach (var gain in new[] { 0.3, 1.0, 2.5 })
        {
            var scaled = Array.ConvertAll(samples, sample => (short)Math.Clamp(sample * gain, short.MinValue, short.MaxValue));
            for (var shift = 0; shift < 102; shift += 17)
            {
                Assert.That(Hear(scaled.AsSpan(shift)), Is.Empty);
            }
        }
    }

    [Test]
    public void Noise_makes_no_keys()
    {
        var random = new Random(5);
        var samples = new short[8000 * 60];
        for (var i = 0; i < samples.Length; i++)
        {
            samples[i] = (short)random.Next(-8000, 8000);
        }

        Assert.That(Hear(samples), Is.Empty);
    }

    [Test]
    public void Tone_state_follows_the_press()
    {
        var detector = new DtmfDetector();
        detector.Process(Key(941, 1336, 6000, 6000, 320));
        Assert.That(detector.IsToneOn, Is.True);
        detector.Process(new short[320]);
        detector.Process(new short[160]);
        Assert.That(detector.IsToneOn, Is.False);
    }

    [Test]
    public void Listening_allocates_nothing()
    {
        var detector = new DtmfDetector();
        var frame = new short[160];
        detector.Process(frame);
        var before = GC.GetAllocatedBytesForCurrentThread();
        for (var i = 0; i < 1000; i++)
        {
            detector.Process(frame);
        }

        Assert.That(GC.GetAllocatedBytesForCurrentThread() - before, Is.Zero);
    }
}
