using WorkDistribution.Media.Codecs;
using WorkDistribution.Media.Mixing;
using WorkDistribution.Media.Rtp;
using WorkDistribution.Testing.Audio;

namespace WorkDistribution.Media.Tests.Mixing;

public sealed class MixdownTests
{
    [Test]
    public void Voices_are_added_and_each_who_talks_hears_the_others_only()
    {
        var mix = new Mixdown();
        short[] ann = [.. Enumerable.Repeat((short)1000, 160)];
        short[] bob = [.. Enumerable.Range(0, 160).Select(i => (short)(i * 10))];
        mix.Begin();
        mix.Add(ann);
        mix.Add(bob);
        mix.Finish();

        Assert.That(mix.Samples.ToArray(), Is.EqualTo(ann.Zip(bob, (a, b) => (short)(a + b))));
        Assert.That(Own(mix, ann), Is.EqualTo(Encoded(bob)));
        Assert.That(Own(mix, bob), Is.EqualTo(Encoded(ann)));
        Assert.That(mix.Shared(AudioCodec.Pcmu).ToArray(), Is.EqualTo(Encoded([.. ann.Zip(bob, (a, b) => (short)(a + b))])));
    }

    [Test]
    public void A_short_frame_is_followed_by_silence_and_a_frame_of_nobody_is_silence()
    {
        var mix = new Mixdown();
        mix.Begin();
        mix.Add([5, 6]);
        mix.Finish();
        Assert.That(mix.Samples[..3].ToArray(), Is.EqualTo(new short[] { 5, 6, 0 }));
        mix.Begin();
        mix.Finish();
        Assert.That(mix.Samples.ToArray(), Is.All.Zero);
        Assert.That(mix.Shared(AudioCodec.Pcma).ToArray(), Is.All.EqualTo(G711.LinearToALaw(0)));
    }

    [Test]
    public void What_is_whispered_is_heard_by_one_only()
    {
        var mix = new Mixdown();
        mix.Begin();
        mix.Finish();
        var whisper = Enumerable.Repeat(700, 160).ToArray();
        var payload = new byte[160];
        mix.Own(default, whisper, AudioCodec.Pcma, payload);
        Assert.That(payload, Is.All.EqualTo(G711.LinearToALaw(700)));
        Assert.That(mix.Samples.ToArray(), Is.All.Zero);
    }

    [Test]
    public void Many_loud_voices_are_turned_down_and_not_cut()
    {
        var mix = new Mixdown();
        var sum = new List<short>();
        for (var frame = 0; frame < 50; frame++)
        {
            var voice = Tone(440, 15000, frame);
            mix.Begin();
            for (var i = 0; i < 5; i++)
            {
                mix.Add(voice);
            }

            mix.Finish();
            sum.AddRange(mix.Samples);
        }

        // A clipped sine would have a third harmonic 15 dB below.
        var steady = sum.Skip(800).ToArray();
        Assert.That(steady.Max(Math.Abs), Is.LessThan(32000));
        Assert.That(ToneLevel.Of(steady, 440) - ToneLevel.Of(steady, 1320), Is.GreaterThan(35));
    }

    [Test]
    public void After_a_peak_the_mix_is_as_loud_as_before_within_a_quarter_of_a_second()
    {
        var mix = new Mixdown();
        Frame(mix, [.. Enumerable.Repeat((short)30000, 160)], [.. Enumerable.Repeat((short)30000, 160)]);
        Assert.That(mix.Samples[20..].ToArray(), Is.All.InRange(30800, 31000));
        for (var i = 0; i < 13; i++)
        {
            Frame(mix, [.. Enumerable.Repeat((short)1000, 160)]);
        }

        Assert.That(mix.Samples.ToArray(), Is.All.EqualTo(1000));
    }

    [Test]
    public void A_mix_of_one_alone_that_is_louder_than_that_of_all_is_kept_within_bounds()
    {
        var mix = new Mixdown();
        short[] loud = [.. Enumerable.Repeat((short)32767, 160)];
        short[] opposite = [.. Enumerable.Repeat((short)-32768, 160)];
        Frame(mix, loud, loud, opposite);
        Assert.That(Own(mix, opposite), Is.All.EqualTo(G711.LinearToMuLaw(32767)));
    }

    private static void Frame(Mixdown mix, params short[][] voices)
    {
        mix.Begin();
        foreach (var voice in voices)
        {
            mix.Add(voice);
        }

        mix.Finish();
    }

    private static short[] Tone(double frequency, double amplitude, int frame) =>
        [.. Enumerable.Range(frame * 160, 160).Select(i => (short)(amplitude * Math.Sin(2 * Math.PI * frequency * i / 8000)))];

    private static byte[] Own(Mixdown mix, short[] said)
    {
        var payload = new byte[160];
        mix.Own(said, default, AudioCodec.Pcmu, payload);
        return payload;
    }

    private static byte[] Encoded(short[] samples)
    {
        var payload = new byte[samples.Length];
        G711.EncodeMuLaw(samples, payload);
        return payload;
    }
}
