using System.Text.Json;
using WorkDistribution.Media.Speech;
using WorkDistribution.Testing;

namespace WorkDistribution.Media.Tests.Speech;

public sealed class VoiceTableTests
{
    private static readonly SpeechStyle Default = new("en-US", VoiceGender.Female);

    [TestCase("man", "en-US", VoiceGender.Male)]
    [TestCase("alice", "en-US", VoiceGender.Female)]
    [TestCase("Polly.Matthew", "en-US", VoiceGender.Male)]
    [TestCase("Polly.Danielle-Generative", "en-US", VoiceGender.Female)]
    [TestCase("Polly.R\u00E9mi-Neural", "fr-FR", VoiceGender.Male)]
    [TestCase("polly.M\u00EDa", "es-MX", VoiceGender.Female)]
    [TestCase("Google.de-DE-Neural2-B", "de-DE", VoiceGender.Male)]
    [TestCase("Google.en-US-Chirp3-HD-Charon", "en-US", VoiceGender.Male)]
    [TestCase("Google.en-GB-Chirp3-HD-Aoede", "en-GB", VoiceGender.Female)]
    [TestCase("Google.fil-ph-Neural2-A", "fil-PH", VoiceGender.Female)]
    public void A_voice_keeps_its_language_and_gender(string voice, string language, object gender)
    {
        var style = VoiceTable.Choose(voice, "", Default, out _);
        Assert.That((style.Language, (object)style.Gender), Is.EqualTo((language, gender)));
    }

    [Test]
    public void A_language_beside_the_voice_wins_over_the_voices_own() =>
        Assert.That(VoiceTable.Choose("Polly.Hans", "en-GB", Default, out _), Is.EqualTo(new SpeechStyle("en-GB", VoiceGender.Male)));

    [Test]
    public void Every_voice_that_documents_may_name_is_known()
    {
        if (SharedData.Find("reference") is not { } folder)
        {
            Assert.Ignore("The reference is not here.");
            return;
        }

        using var reference = JsonDocument.Parse(File.ReadAllBytes(Path.Combine(folder, "twiml.json")));
        var voices = reference.RootElement.GetProperty("VoiceResponse").GetProperty("enums").GetProperty("SayVoice");
        var names = (voices.ValueKind == JsonValueKind.Array ? voices : voices.GetProperty("values")).EnumerateArray().Select(voice => voice.GetString()!).ToList();
        Assert.That(names, Has.Count.GreaterThan(800));
        var unknown = names.Where(name =>
        {
            VoiceTable.Choose(name, "", Default, out var note);
            return note?.Contains("not known", StringComparison.Ordinal) == true;
        });
        Assert.That(unknown, Is.Empty);
    }
}
