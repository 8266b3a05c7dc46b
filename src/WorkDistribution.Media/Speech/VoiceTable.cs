using System.Collections.Frozen;

namespace WorkDistribution.Media.Speech;

/// <summary>Maps the voice names that existing documents carry to what the engines here have: a language and a gender.</summary>
internal static class VoiceTable
{
    /// <summary>Spoken when neither voice nor language says otherwise.</summary>
    internal const string DefaultLanguage = "en-US";

    /// <summary>Names of the Polly voices by language; men's names begin with an asterisk.</summary>
    private const string Polly =
        "arb:Zeina ar-AE:Hala,*Zayd ca-ES:Arlet cmn-CN:Zhiyu yue-CN:Hiujin cs-CZ:Jitka da-DK:Naja,*Mads,Sofie nl-NL:Lotte,*Ruben,Laura nl-BE:Lisa " +
        "en-AU:Nicole,*Russell,Olivia en-GB:Amy,Emma,*Brian,*Arthur en-IN:Aditi,Raveena,Kajal en-IE:Niamh en-NZ:Aria en-ZA:Ayanda en-SG:Jasmine " +
        "en-US:Ivy,Joanna,Kendra,Kimberly,Salli,*Joey,*Justin,*Kevin,*Matthew,Ruth,*Stephen,*Gregory,Danielle,*Patrick,Tiffany en-GB-WLS:*Geraint " +
        "fi-FI:Suvi fr-FR:Celine,Lea,*Mathieu,*Remi fr-CA:Chantal,Gabrielle,*Liam fr-BE:Isabelle de-DE:Marlene,Vicki,*Hans,*Daniel de-AT:Hannah " +
        "de-CH:Sabrina is-IS:Dora,*Karl it-IT:Carla,Bianca,*Giorgio,*Adriano ja-JP:Mizuki,*Takumi,Kazuha,Tomoko ko-KR:Seoyeon,Jihye nb-NO:Liv,Ida " +
        "pl-PL:Ewa,Maja,*Jacek,*Jan,Ola pt-BR:Camila,Vitoria,*Ricardo,*Thiago pt-PT:Ines,*Cristiano ro-RO:Carmen ru-RU:Tatyana,*Maxim " +
        "es-ES:Conchita,Lucia,*Enrique,*Sergio,Alba,*Raul es-MX:Mia,*Andres es-US:Lupe,Penelope,*Miguel,*Pedro sv-SE:Astrid,Elin tr-TR:Filiz,Burcu cy-GB:Gwyneth";

    /// <summary>Letters and star names of the Google voices that are men's.</summary>
    private static readonly FrozenSet<string> Men =
        "B D I J Achird Algenib Algieba Alnilam Charon Enceladus Fenrir Iapetus Orus Puck Rasalgethi Sadachbia Sadaltager Schedar Umbriel Zubenelgenubi"
        .Split(' ').ToFrozenSet(StringComparer.OrdinalIgnoreCase);

    private static readonly FrozenDictionary<string, (string Language, VoiceGender Gender)> Names = Build();

    /// <summary>Takes a voice and a language as a document wrote them.</summary>
    /// <param name="voice">Empty for the default.</param>
    /// <param name="language">Empty for the voice's own.</param>
    /// <param name="fallback">The voice when the name says nothing.</param>
    /// <param name="note">Told to the developer when the voice is not what was asked for; null otherwise.</param>
    internal static SpeechStyle Choose(string voice, string language, SpeechStyle fallback, out string? note)
    {
        note = null;
        var spoken = language.Length > 0 ? language : fallback.Language;
        switch (voice.ToLowerInvariant())
        {
            case "":
                return fallback with { Language = spoken };
            case "woman" or "alice" or "female":
                return fallback with { Language = spoken, Gender = VoiceGender.Female };
            case "man" or "male":
                return fallback with { Language = spoken, Gender = VoiceGender.Male };
        }

        note = $"The voice \"{voice}\" is not here; another one was taken.";
        if (TryPolly(voice, out var named) || TryGoogle(voice, out named))
        {
            return fallback with { Language = language.Length > 0 ? language : named.Language, Gender = named.Gender };
        }

        note = $"The voice \"{voice}\" is not known; the default voice was taken.";
        return fallback with { Language = spoken };
    }

    private static bool TryPolly(string voice, out (string Language, VoiceGender Gender) found)
    {
        found = default;
        if (!voice.StartsWith("Polly.", StringComparison.OrdinalIgnoreCase))
        {
            return false;
        }

        var name = voice["Polly.".Length..];
        var dash = name.IndexOf('-', StringComparison.Ordinal);
        return Names.TryGetValue((dash < 0 ? name : name[..dash]).Replace('\u00ED', 'i').Replace('\u00E9', 'e'), out found);
    }

    /// <summary>Google.de-DE-Neural2-B: language, family, letter or name. In most languages B and D are men.</summary>
    private static bool TryGoogle(string voice, out (string Language, VoiceGender Gender) found)
    {
        found = default;
        if (!voice.StartsWith("Google.", StringComparison.OrdinalIgnoreCase))
        {
            return false;
        }

        var parts = voice["Google.".Length..].Split('-');
        if (parts.Length < 3 || parts[0].Length is < 2 or > 3 || parts[1].Length is < 2 or > 4)
        {
            return false;
        }

        found = ($"{parts[0].ToLowerInvariant()}-{parts[1].ToUpperInvariant()}", Men.Contains(parts[^1]) ? VoiceGender.Male : VoiceGender.Female);
        return true;
    }

    private static FrozenDictionary<string, (string Language, VoiceGender Gender)> Build()
    {
        var names = new Dictionary<string, (string, VoiceGender)>(StringComparer.OrdinalIgnoreCase);
        foreach (var entry in Polly.Split(' '))
        {
            var colon = entry.IndexOf(':', StringComparison.Ordinal);
            var language = entry[..colon] switch { "arb" => "ar", "cmn-CN" => "zh-CN", "yue-CN" => "zh-HK", "en-GB-WLS" => "en-GB", var tag => tag };
            foreach (var name in entry[(colon + 1)..].Split(','))
            {
                names[name.TrimStart('*')] = (language, name[0] == '*' ? VoiceGender.Male : VoiceGender.Female);
            }
        }

        return names.ToFrozenDictionary(StringComparer.OrdinalIgnoreCase);
    }
}
