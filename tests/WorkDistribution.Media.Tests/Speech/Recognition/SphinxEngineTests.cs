using WorkDistribution.Media.Codecs;
using WorkDistribution.Media.Playback;
using WorkDistribution.Media.Speech;
using WorkDistribution.Media.Speech.Recognition;
using WorkDistribution.Media.Speech.Recognition.Sphinx;

namespace WorkDistribution.Media.Tests.Speech.Recognition;

/// <summary>The installed library with speech of flite's, as it comes over a telephone line; skipped where one of them is not installed.</summary>
[Category("EndToEnd")]
[CancelAfter(120_000)]
public sealed class SphinxEngineTests
{
    private static readonly FliteEngine Flite = new(new SpeechProgram("flite", FliteEngine.Package));
    private static readonly SphinxEngine Engine = new(new WordPronouncer(new SpeechProgram("flite", FliteEngine.Package)), 2);

    private static async Task<RecognitionAlternative?> Hear(string text, VoiceGender gender, string[] hints, bool isDictation = false)
    {
        if (!Engine.Status.IsAvailable || !Flite.Status.IsAvailable)
        {
            Assert.Ignore("pocketsphinx or flite is not installed.");
        }

        var cancellation = TestContext.CurrentContext.CancellationToken;
        var spoken = (AudioDecoding.Decoded)await Flite.SpeakAsync(text, new SpeechStyle("en-US", gender), cancellation);
        short[] line = [.. new short[2400], .. spoken.Samples, .. new short[2400]];
        var payload = new byte[line.Length];
        G711.EncodeMuLaw(line, payload);
        G711.DecodeMuLaw(payload, line);
        var outcome = await Engine.RecognizeAsync(new RecognitionRequest(line) { Language = "en-US", Hints = [.. hints], IsDictation = isDictation }, cancellation);
        Assert.That(outcome, Is.InstanceOf<RecognitionOutcome.Understood>(), outcome.ToString());
        return ((RecognitionOutcome.Understood)outcome).Alternatives.FirstOrDefault();
    }

    [Test]
    public async Task Hints_are_understood_in_their_own_spelling()
    {
        string[] hints = ["Sales", "Technical Support", "billing department", "speak to an agent", "Zorblatt"];
        foreach (var gender in new[] { VoiceGender.Female, VoiceGender.Male })
        {
            foreach (var hint in hints)
            {
                var heard = await Hear(hint, gender, hints);
                Assert.That(heard?.Text, Is.EqualTo(hint), gender.ToString());
                Assert.That(heard!.Confidence, Is.GreaterThan(0.5), hint);
            }
        }
    }

    [Test]
    public async Task Without_hints_digits_yes_and_no_are_understood()
    {
        Assert.That((await Hear("yes", VoiceGender.Male, []))?.Text, Is.EqualTo("yes"));
        Assert.That((await Hear("no", VoiceGender.Female, []))?.Text, Is.EqualTo("no"));
        Assert.That((await Hear("four, seven, one, two", VoiceGender.Male, []))?.Text, Is.EqualTo("4712"));
    }

    [Test]
    public async Task What_no_hint_says_is_taken_down_as_it_is()
    {
        var heard = await Hear("cancel my reservation for tomorrow", VoiceGender.Male, ["sales", "support"]);
        Assert.That(heard?.Text, Does.Contain("my reservation"));
        Assert.That((await Hear("what time is it in london", VoiceGender.Male, [], isDictation: true))?.Text, Does.Contain("london"));
    }

    [Test]
    public async Task Silence_is_nothing()
    {
        if (!Engine.Status.IsAvailable)
        {
            Assert.Ignore("pocketsphinx is not installed.");
        }

        var outcome = await Engine.RecognizeAsync(new RecognitionRequest(new short[16000]) { Hints = ["sales"] }, CancellationToken.None);
        Assert.That(((RecognitionOutcome.Understood)outcome).Alternatives.Where(heard => heard.Confidence > 0.5), Is.Empty);
    }
}
