using WorkDistribution.Media.AnswerDetection;
using WorkDistribution.Media.Codecs;
using WorkDistribution.Testing.Audio;
using WorkDistribution.Testing.Programs;

namespace WorkDistribution.Media.Tests.AnswerDetection;

public sealed class AnswerDetectorTests
{
    private const string Greeting = "Hello. You have reached the voice mail of John Smith. I am sorry that I cannot take your call right now. Please leave a message after the tone.";

    [OneTimeSetUp]
    public void NeedAVoice()
    {
        if (!InstalledPrograms.Has("flite"))
        {
            Assert.Ignore("flite is not installed.");
        }
    }

    [TestCase("Hello?", AnswerVerdict.Human)]
    [TestCase("Hello, John Smith speaking.", AnswerVerdict.Human)]
    [TestCase(Greeting, AnswerVerdict.MachineStart)]
    public async Task A_spoken_answer_is_told_by_its_length(string text, AnswerVerdict verdict)
    {
        short[] answer = [.. Silence(0.6), .. await Flite.SpeakAsync(text), .. Silence(4)];
        var (told, heard) = Judge(answer, new AnswerLimits());
        Assert.That(told, Is.EqualTo(verdict));
        Assert.That(heard, Is.LessThan(verdict == AnswerVerdict.Human ? TimeSpan.FromSeconds(5) : TimeSpan.FromSeconds(4)), "as soon as it is clear");
    }

    [TestCase(1000, 0.6)]
    [TestCase(440, 0.3)]
    [TestCase(1400, 0.2)]
    [TestCase(2000, 1)]
    public async Task The_beep_after_a_greeting_is_its_end(double frequency, double seconds)
    {
        short[] answer = [.. Silence(0.5), .. await Flite.SpeakAsync(Greeting), .. Silence(0.9), .. TestTone.Make(seconds, frequency), .. Silence(5)];
        var (told, heard) = Judge(answer, new AnswerLimits { WaitsForEnd = true });
        Assert.That(told, Is.EqualTo(AnswerVerdict.MachineEndBeep));
        Assert.That(heard.TotalSeconds, Is.EqualTo((answer.Length / 8000.0) - 5).Within(0.1), "at the beep's end: what is said then is recorded there");
    }

    [Test]
    public async Task A_greeting_that_ends_in_silence_or_not_at_all_is_told_so()
    {
        var limits = new AnswerLimits { WaitsForEnd = true };
        Assert.That(Judge([.. await Flite.SpeakAsync(Greeting), .. Silence(5)], limits).Verdict, Is.EqualTo(AnswerVerdict.MachineEndSilence));
        Assert.That(Judge([.. await Flite.SpeakAsync(Greeting), .. await Flite.SpeakAsync(Greeting), .. await Flite.SpeakAsync(Greeting)], limits with { Timeout = TimeSpan.FromSeconds(8) }), Is.EqualTo((AnswerVerdict.MachineEndOther, TimeSpan.FromSeconds(8))));
    }

    [Test]
    public async Task A_human_is_told_from_a_machine_also_where_its_end_is_waited_for() =>
        Assert.That(Judge([.. await Flite.SpeakAsync("Hello?"), .. Silence(4)], new AnswerLimits { WaitsForEnd = true }).Verdict, Is.EqualTo(AnswerVerdict.Human));

    [TestCase(1100, 0.5)]
    [TestCase(2100, 3)]
    public void The_tones_of_a_fax_are_known(double frequency, double seconds) =>
        Assert.That(Judge([.. Silence(1), .. TestTone.Make(seconds, frequency), .. Silence(3)], new AnswerLimits()).Verdict, Is.EqualTo(AnswerVerdict.Fax));

    [Test]
    public void Silence_is_unknown_after_its_limit() =>
        Assert.That(Judge(Silence(10), new AnswerLimits { SilenceTimeout = TimeSpan.FromSeconds(3) }), Is.EqualTo((AnswerVerdict.Unknown, TimeSpan.FromSeconds(3))));

    [Test]
    public void The_noise_of_a_line_is_silence()
    {
        var random = new Random(7);
        short[] noise = [.. Enumerable.Range(0, 8 * 8000).Select(_ => (short)random.Next(-60, 60))];
        Assert.That(Judge(noise, new AnswerLimits()).Verdict, Is.EqualTo(AnswerVerdict.Unknown));
    }

    [Test]
    public async Task Thresholds_are_followed()
    {
        short[] answer = [.. await Flite.SpeakAsync("Good morning, this is the office of Smith and Sons, how can I help you?"), .. Silence(4)];
        Assert.That(Judge(answer, new AnswerLimits()).Verdict, Is.EqualTo(AnswerVerdict.MachineStart));
        Assert.That(Judge(answer, new AnswerLimits { SpeechThreshold = TimeSpan.FromSeconds(6) }).Verdict, Is.EqualTo(AnswerVerdict.Human));
    }

    [Test]
    public void A_machine_that_only_beeps_is_one()
    {
        short[] answer = [.. Silence(1), .. TestTone.Make(0.5, 800), .. Silence(3)];
        Assert.That(Judge(answer, new AnswerLimits { WaitsForEnd = true }).Verdict, Is.EqualTo(AnswerVerdict.MachineEndBeep));
        Assert.That(Judge(answer, new AnswerLimits()).Verdict, Is.EqualTo(AnswerVerdict.MachineStart));
    }

    [Test]
    public void Judging_allocates_nothing()
    {
        var detector = new AnswerDetector(new AnswerLimits());
        var frame = TestTone.Make(0.02, 300);
        detector.Take(frame);
        var before = GC.GetAllocatedBytesForCurrentThread();
        for (var i = 0; i < 100; i++)
        {
            detector.Take(frame);
        }

        Assert.That(GC.GetAllocatedBytesForCurrentThread() - before, Is.Zero);
    }

    /// <summary>Through G.711, as a call brings it.</summary>
    private static (AnswerVerdict? Verdict, TimeSpan Heard) Judge(short[] answer, AnswerLimits limits)
    {
        var detector = new AnswerDetector(limits);
        var coded = new byte[160];
        var frame = new short[160];
        for (var at = 0; at + 160 <= answer.Length && detector.Verdict is null; at += 160)
        {
            G711.EncodeMuLaw(answer.AsSpan(at, 160), coded);
            G711.DecodeMuLaw(coded, frame);
            detector.Take(frame);
        }

        return (detector.Verdict, detector.Heard);
    }

    private static short[] Silence(double seconds) => new short[(int)(seconds * 8000)];
}
