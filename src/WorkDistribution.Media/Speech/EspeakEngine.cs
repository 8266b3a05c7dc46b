using System.Collections.Frozen;
using System.Globalization;
using WorkDistribution.Media.Playback;

namespace WorkDistribution.Media.Speech;

/// <summary>espeak-ng: many languages, a synthetic sound.</summary>
internal sealed class EspeakEngine(SpeechProgram program) : ISpeechEngine
{
    /// <summary>The package that brings it.</summary>
    internal const string Package = "espeak-ng";

    private const double WordsAMinute = 165;

    /// <summary>Tags whose voice is not named by the primary language alone.</summary>
    private static readonly FrozenDictionary<string, string> Regions = new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase)
    {
        ["en"] = "en-us",
        ["en-US"] = "en-us",
        ["en-CA"] = "en-us",
        ["en-PH"] = "en-us",
        ["es-MX"] = "es-419",
        ["es-US"] = "es-419",
        ["es-AR"] = "es-419",
        ["es-CL"] = "es-419",
        ["es-CO"] = "es-419",
        ["es-PE"] = "es-419",
        ["es-419"] = "es-419",
        ["pt-BR"] = "pt-br",
        ["fr-BE"] = "fr-be",
        ["fr-CH"] = "fr-ch",
        ["zh"] = "cmn",
        ["arb"] = "ar",
        ["zh-HK"] = "yue",
        ["no"] = "nb",
        ["no-NO"] = "nb",
    }.ToFrozenDictionary(StringComparer.OrdinalIgnoreCase);

    private static readonly FrozenDictionary<string, string> Primary = BuildPrimary();

    /// <inheritdoc/>
    public SpeechEngineStatus Status => program.Status;

    /// <inheritdoc/>
    public bool Speaks(string language) => VoiceOf(language) is not null;

    /// <inheritdoc/>
    public Task<AudioDecoding> SpeakAsync(string text, SpeechStyle style, CancellationToken cancellationToken)
    {
        var variant = style.Gender == VoiceGender.Male ? "+m3" : "+f3";
        var speed = (int)Math.Clamp(WordsAMinute * style.Rate, 80, 450);
        var pitch = (int)Math.Clamp(50 * style.Pitch, 0, 99);
        return program.RunAsync(
            [
                "-v", (VoiceOf(style.Language) ?? "en-us") + variant,
                "-s", speed.ToString(CultureInfo.InvariantCulture),
                "-p", pitch.ToString(CultureInfo.InvariantCulture),
                "-b", "1", "--stdin", "--stdout",
            ],
            SpokenText.ForEspeak(text),
            cancellationToken);
    }

    /// <summary>Voice of a BCP 47 tag; null when there is none.</summary>
    internal static string? VoiceOf(string language)
    {
        if (Regions.TryGetValue(language, out var voice))
        {
            return voice;
        }

        var dash = language.IndexOf('-', StringComparison.Ordinal);
        return Primary.GetValueOrDefault(dash < 0 ? language : language[..dash]);
    }

    private static FrozenDictionary<string, string> BuildPrimary()
    {
        const string Same =
            "af am an ar as az ba be bg bn bs ca cmn cs cv cy da de el eo es et eu fa fi ga gd gn gu hak haw he hi hr ht hu hy ia id io is it " +
            "ja ka kk kl kn ko kok ku ky la lb lt lv mi mk ml mr ms mt my nb nci ne nl nog om or pa pl pt qu quc ro ru sd shn si sk sl sq sr " +
            "sv sw ta te th tk tn tr tt ug uk ur uz yue";
        var voices = Same.Split(' ').ToDictionary(tag => tag, StringComparer.OrdinalIgnoreCase);
        voices["en"] = "en-gb";
        voices["fr"] = "fr-fr";
        voices["vi"] = "vi";
        voices["zh"] = "cmn";
        voices["no"] = "nb";
        voices["nn"] = "nb";
        return voices.ToFrozenDictionary(StringComparer.OrdinalIgnoreCase);
    }
}
