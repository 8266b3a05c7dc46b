using System.Collections.Immutable;
using static WorkDistribution.Voice.Documents.Table.AttributeRule;
using static WorkDistribution.Voice.Documents.Table.ElementRule;

namespace WorkDistribution.Voice.Documents.Table;

/// <summary>Speech mark-up inside of Say. Data only.</summary>
internal static class SsmlRules
{
    /// <summary>The rules of these elements.</summary>
    public static readonly ImmutableArray<ElementRule> All =
    [
        Ssml("break", ["Say", "emphasis", "lang", "p", "prosody", "s", "w"]) with
        {
            IsSupported = true,
            Attributes =
            [
                Choice("strength", "none", "x-weak", "weak", "medium", "strong", "x-strong"),
                Text("time"),
            ],
        },
        Ssml("emphasis", ["Say", "emphasis", "lang", "p", "prosody", "s", "w"]) with
        {
            Text = TextRule.Required,
            IsSupported = true,
            Attributes =
            [
                Choice("level", "strong", "moderate", "reduced"),
            ],
        },
        Ssml("lang", ["Say", "emphasis", "lang", "p", "prosody", "s"]) with
        {
            Text = TextRule.Required,
            IsSupported = true,
            Attributes =
            [
                Choice("xml:lang", "arb", "ar-AE", "ca-ES", "cmn-CN", "cy-GB", "da-DK", "de-DE", "de-AT", "en-AU", "en-GB", "en-GB-WLS",
                    "en-IN", "en-NZ", "en-US", "en-ZA", "es-ES", "es-MX", "es-US", "fi-FI", "fr-CA", "fr-FR", "he-IL", "hi-IN", "is-IS",
                    "it-IT", "ja-JP", "ko-KR", "nb-NO", "nl-NL", "pl-PL", "pt-BR", "pt-PT", "ro-RO", "ru-RU", "sv-SE", "tr-TR", "yue-CN"),
            ],
        },
        Ssml("p", ["Say", "lang", "prosody"]) with
        {
            Text = TextRule.Required,
            IsSupported = true,
        },
        Ssml("phoneme", ["Say", "emphasis", "lang", "p", "prosody", "s", "w"]) with
        {
            Text = TextRule.Required,
            IsSupported = true,
            Attributes =
            [
                Choice("alphabet", "ipa", "x-sampa", "x-amazon-jyutping", "x-amazon-pinyin", "x-amazon-pron-kana", "x-amazon-yomigana"),
                Text("ph"),
            ],
        },
        Ssml("prosody", ["Say", "emphasis", "lang", "p", "prosody", "s", "w"]) with
        {
            Text = TextRule.Required,
            IsSupported = true,
            Attributes =
            [
                Text("pitch"),
                Text("rate"),
                Text("volume"),
            ],
        },
        Ssml("s", ["Say", "lang", "p", "prosody"]) with
        {
            Text = TextRule.Required,
            IsSupported = true,
        },
        Ssml("say-as", ["Say", "emphasis", "lang", "p", "prosody", "s", "w"]) with
        {
            Text = TextRule.Required,
            IsSupported = true,
            Attributes =
            [
                Choice("format", "mdy", "dmy", "ymd", "md", "dm", "ym", "my", "d", "m", "y", "yyyymmdd"),
                Choice("interpret-as", "characters", "spell-out", "cardinal", "number", "ordinal", "digits", "fraction", "unit", "date",
                    "time", "address", "expletive", "telephone"),
            ],
        },
        Ssml("sub", ["Say", "emphasis", "lang", "p", "prosody", "s", "w"]) with
        {
            Text = TextRule.Required,
            IsSupported = true,
            Attributes =
            [
                Text("alias"),
            ],
        },
        Ssml("w", ["Say", "emphasis", "lang", "p", "prosody", "s"]) with
        {
            Text = TextRule.Required,
            IsSupported = true,
            Attributes =
            [
                Text("role"),
            ],
        },
    ];
}
