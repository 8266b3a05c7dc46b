using System.Collections.Immutable;
using WorkDistribution.Media.Speech;

namespace WorkDistribution.Media.Tests.Speech;

public sealed class SsmlParserTests
{
    private static readonly SpeechStyle Plain = new("en-US", VoiceGender.Female);

    private static ImmutableArray<SpeechSegment> Parse(string markup)
    {
        Assert.That(SsmlParser.TryParse(markup, Plain, out var segments, out _, out var problem), Is.True, problem);
        return segments;
    }

    private static string Text(string markup) => string.Join('|', Parse(markup).Select(segment => segment.Text.Length > 0 ? segment.Text.Trim() : $"({segment.Pause.TotalMilliseconds})"));

    [TestCase("Hello &amp; welcome", "Hello & welcome")]
    [TestCase("a<break/>b", "a|(400)|b")]
    [TestCase("a<break time='2s'/>b<break time='150ms'/>", "a|(2000)|b|(150)")]
    [TestCase("<break time='99s'/>", "(10000)")]
    [TestCase("<break strength='none'/>a", "a")]
    [TestCase("<p>one</p><s>two</s>", "one|(600)|two|(350)")]
    [TestCase("<speak>deep <w role='x'>word</w></speak>", "deep word")]
    [TestCase("<sub alias='World Wide Web'>WWW</sub> now", "World Wide Web now")]
    [TestCase("<phoneme alphabet='ipa' ph='x'>pecan</phoneme>", "pecan")]
    [TestCase("<say-as interpret-as='digits'>12</say-as>", "one two")]
    [TestCase("<amazon:effect name='whispered'>psst</amazon:effect>", "psst")]
    public void Markup_becomes_text_and_pauses(string markup, string expected) => Assert.That(Text(markup), Is.EqualTo(expected));

    [Test]
    public void Styles_nest_and_end()
    {
        var segments = Parse("a<prosody rate='slow' pitch='+10%' volume='+6dB'>b<lang xml:lang='fr-FR'>c</lang></prosody><voice name='man'>d</voice>e");
        Assert.That(segments.Select(segment => segment.Text), Is.EqualTo(new[] { "a", "b", "c", "d", "e" }));
        Assert.That(segments[1].Voice.Rate, Is.EqualTo(0.75));
        Assert.That(segments[1].Voice.Pitch, Is.EqualTo(1.1).Within(0.001));
        Assert.That(segments[1].Voice.Volume, Is.EqualTo(2).Within(0.01));
        Assert.That(segments[2].Voice, Is.EqualTo(segments[1].Voice with { Language = "fr-FR" }));
        Assert.That(segments[3].Voice.Gender, Is.EqualTo(VoiceGender.Male));
        Assert.That(segments[4].Voice, Is.EqualTo(Plain));
    }

    [TestCase("<break>")]
    [TestCase("</p>")]
    [TestCase("<!DOCTYPE a [<!ENTITY b 'c'>]>&b;")]
    [TestCase("&undefined;")]
    public void Broken_markup_is_refused_with_its_place(string markup)
    {
        Assert.That(SsmlParser.TryParse(markup, Plain, out _, out _, out var problem), Is.False);
        Assert.That(problem, Does.Contain("line 1"));
    }

    [Test]
    public void Limits_hold()
    {
        Assert.That(SsmlParser.TryParse(new string('a', SsmlParser.MaxMarkup + 1), Plain, out _, out _, out _), Is.False);
        Assert.That(SsmlParser.TryParse(string.Concat(Enumerable.Repeat("a<break/>", 400)), Plain, out _, out _, out _), Is.False);
        Assert.That(SsmlParser.TryParse(string.Concat(Enumerable.Repeat("<p>", 1000)), Plain, out _, out _, out _), Is.False);
    }

    [Test]
    public void Mutated_markup_never_throws()
    {
        var random = new Random(21);
        const string Seed = "Hi <break time='1s'/><prosody rate='+5%' volume='-3dB'>x<say-as interpret-as='date' format='ymd'>2024-01-02</say-as></prosody> <sub alias='b'>c</sub>" +
            "<say-as interpret-as='currency'>$1.5</say-as><say-as interpret-as='time'>1:30pm</say-as><say-as interpret-as='fraction'>1/2</say-as><voice name='Google.de-DE-Wavenet-B'>d</voice>";
        for (var round = 0; round < 10000; round++)
        {
            var text = Seed.ToCharArray();
            for (var change = random.Next(1, 5); change > 0; change--)
            {
                text[random.Next(text.Length)] = random.Next(3) == 0 ? (char)random.Next(1, 0xFFFF) : "<>/='&;0123456789%-+. "[random.Next(22)];
            }

            SsmlParser.TryParse(new string(text, 0, random.Next(text.Length + 1)), Plain, out _, out _, out _);
        }
    }

    [TestCase("digits", "", "305", "three zero five")]
    [TestCase("cardinal", "", "12345", "twelve thousand three hundred forty five")]
    [TestCase("number", "", "-2.50", "minus two point five zero")]
    [TestCase("ordinal", "", "21st", "twenty first")]
    [TestCase("ordinal", "", "40", "fortieth")]
    [TestCase("characters", "", "A1b", "ay, one, B")]
    [TestCase("telephone", "", "(415) 555-01", "four one five, five five five, zero one")]
    [TestCase("fraction", "", "3/4", "three quarters")]
    [TestCase("fraction", "", "1+1/2", "one and one half")]
    [TestCase("unit", "", "5km", "five kilometers")]
    [TestCase("unit", "", "1ft", "one foot")]
    [TestCase("date", "mdy", "12/25/1999", "December twenty fifth, nineteen ninety nine")]
    [TestCase("date", "", "2024-03-01", "March first, twenty twenty four")]
    [TestCase("date", "dm", "3.4", "April third")]
    [TestCase("date", "", "????0922", "September twenty second")]
    [TestCase("date", "mdy", "13/45/x", "13/45/x")]
    [TestCase("time", "", "2:30pm", "two thirty P M")]
    [TestCase("time", "", "14:05", "fourteen oh five")]
    [TestCase("time", "", "1'21", "one minute twenty one seconds")]
    [TestCase("currency", "", "$12.05", "twelve dollars and five cents")]
    [TestCase("currency", "", "€1", "one euro")]
    [TestCase("unknown", "", "x", "x")]
    public void Say_as_becomes_words(string kind, string format, string text, string expected) => Assert.That(SayAs.Expand(text, kind, format, english: true), Is.EqualTo(expected));

    [Test]
    public void Other_languages_get_digits_apart() => Assert.That(SayAs.Expand("123", "digits", "", english: false), Is.EqualTo("1 2 3"));

    [TestCase("", "", "en-US", false)]
    [TestCase("man", "de-DE", "de-DE", true)]
    [TestCase("alice", "", "en-US", false)]
    [TestCase("Polly.Hans-Neural", "", "de-DE", true)]
    [TestCase("Polly.Joanna", "", "en-US", false)]
    [TestCase("Google.fr-FR-Wavenet-D", "", "fr-FR", true)]
    [TestCase("Nobody", "es-ES", "es-ES", false)]
    public void Voice_names_become_language_and_gender(string voice, string language, string spoken, bool male)
    {
        var style = VoiceTable.Choose(voice, language, Plain, out var note);
        Assert.That((style.Language, style.Gender), Is.EqualTo((spoken, male ? VoiceGender.Male : VoiceGender.Female)));
        Assert.That(note, voice.Contains('.') || voice == "Nobody" ? Does.Contain(voice) : Is.Null);
    }
}
