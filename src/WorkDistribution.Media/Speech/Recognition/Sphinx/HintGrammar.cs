using System.Collections.Immutable;
using System.Text;

namespace WorkDistribution.Media.Speech.Recognition.Sphinx;

/// <summary>A grammar in the form of JSGF 1.0: one of the hints, with a few words of courtesy before and after it; without hints, digits, yes or no.</summary>
internal sealed class HintGrammar
{
    /// <summary>Most hints taken, as the documents' Gather allows.</summary>
    internal const int MaxHints = 500;

    /// <summary>Longest hint in characters, likewise.</summary>
    internal const int MaxHintLength = 100;

    private const string DigitClass = "$digits";
    private const string MonthClass = "$month";
    private const string DayClass = "$day";

    // No short words: a grammar that may begin with "the" hears one in every breath.
    private const string Before = "i want | i need | i would like | i'd like | give me";
    private const string After = "please | thank you | thanks";

    private static readonly ImmutableArray<string> DefaultHints = ["yes", "no", "yeah", "yep", "nope", DigitClass];
    private static readonly string[] DigitWords = ["zero", "oh", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine"];
    private static readonly string[] Months = ["january", "february", "march", "april", "may", "june", "july", "august", "september", "october", "november", "december"];
    private static readonly string[] Days = [.. Enumerable.Range(1, 31).Select(day => EnglishNumbers.Ordinal(day))];

    private readonly ImmutableArray<ImmutableArray<string>> _phrases;
    private readonly Dictionary<string, string> _written = new(StringComparer.Ordinal);
    private readonly HashSet<string> _classes = new(StringComparer.Ordinal);

    private HintGrammar(ImmutableArray<string> hints)
    {
        var phrases = ImmutableArray.CreateBuilder<ImmutableArray<string>>();
        foreach (var hint in hints.Take(MaxHints).Where(hint => hint.Length <= MaxHintLength))
        {
            if (ClassOf(hint) is { } named)
            {
                _classes.Add(named);
                continue;
            }

            var words = WordsOf(hint);
            if (!words.IsEmpty && _written.TryAdd(string.Join(' ', words), hint.Trim()))
            {
                phrases.Add(words);
            }
        }

        _phrases = phrases.ToImmutable();
        Words = [.. _phrases.SelectMany(words => words).Distinct(StringComparer.Ordinal)];
    }

    /// <summary>The words of the hints.</summary>
    public ImmutableArray<string> Words { get; }

    /// <summary>Makes the grammar of hints; of none, the default.</summary>
    public static HintGrammar Of(ImmutableArray<string> hints)
    {
        var grammar = new HintGrammar(hints);
        return grammar._phrases.IsEmpty && grammar._classes.Count == 0 ? new HintGrammar(DefaultHints) : grammar;
    }

    /// <summary>Writes it.</summary>
    /// <param name="unknown">Words without phones: phrases with one of them are left out.</param>
    /// <returns>null when nothing is left.</returns>
    public string? Write(IReadOnlySet<string> unknown)
    {
        var alternatives = _phrases
            .Where(phrase => !phrase.Any(unknown.Contains))
            .Select(phrase => string.Join(' ', phrase))
            .Concat(_classes.Select(name => $"<{name[1..]}>"))
            .ToList();
        return alternatives.Count == 0
            ? null
            : new StringBuilder("#JSGF V1.0;\ngrammar hints;\n")
                .Append("<digit> = ").AppendJoin(" | ", DigitWords).Append(";\n<digits> = <digit>+;\n")
                .Append("<month> = ").AppendJoin(" | ", Months).Append(";\n<day> = ").AppendJoin(" | ", Days).Append(";\n")
                .Append("<before> = ").Append(Before).Append(";\n<after> = ").Append(After).Append(";\n")
                .Append("<said> = ").AppendJoin(" | ", alternatives).Append(";\n")
                .Append("public <utterance> = [<before>] <said> [<after>];\n")
                .ToString();
    }

    /// <summary>The words as people write them: a hint in its own spelling, digits in figures.</summary>
    public string Written(string recognized)
    {
        if (_written.TryGetValue(recognized, out var whole))
        {
            return whole;
        }

        var words = recognized.Split(' ', StringSplitOptions.RemoveEmptyEntries);
        if (_classes.Contains(DigitClass) && words.All(word => DigitWords.Contains(word)))
        {
            return string.Concat(words.Select(word => (char)('0' + Math.Max(0, Array.IndexOf(DigitWords, word) - 1))));
        }

        // The hint that has most of the words stands as it was written.
        var inside = _written
            .Where(hint => $" {recognized} ".Contains($" {hint.Key} ", StringComparison.Ordinal))
            .OrderByDescending(hint => hint.Key.Length)
            .FirstOrDefault();
        return inside.Key is null ? recognized : $" {recognized} ".Replace($" {inside.Key} ", $" {inside.Value} ", StringComparison.Ordinal).Trim();
    }

    private static string? ClassOf(string hint) => hint.Trim().ToUpperInvariant() switch
    {
        "$DIGITS" or "$OOV_CLASS_DIGIT_SEQUENCE" or "$OOV_CLASS_FULLPHONENUM" or "$FULLPHONENUM" or "$OOV_CLASS_POSTALCODE" or "$POSTALCODE" => DigitClass,
        "$MONTH" or "$OOV_CLASS_MONTH" => MonthClass,
        "$DAY" or "$OOV_CLASS_DAY" => DayClass,
        _ => null,
    };

    /// <summary>Letters and apostrophes stay, numbers become words, all else separates. Other class tokens have no words.</summary>
    private static ImmutableArray<string> WordsOf(string hint)
    {
        if (hint.TrimStart().StartsWith('$'))
        {
            return [];
        }

        var text = new StringBuilder();
        foreach (var run in Runs(SpokenText.ForFlite(hint).ToLowerInvariant()))
        {
            text.Append(' ').Append(!char.IsAsciiDigit(run[0]) ? run
                : run.Length <= 4 && run[0] != '0' ? EnglishNumbers.Cardinal(int.Parse(run, System.Globalization.CultureInfo.InvariantCulture))
                : string.Join(' ', run.Select(EnglishNumbers.Digit)));
        }

        return [.. text.Replace("&", " and ").ToString().Split(' ', StringSplitOptions.RemoveEmptyEntries).Where(word => word.Any(char.IsAsciiLetterLower))];
    }

    private static IEnumerable<string> Runs(string text)
    {
        var start = 0;
        for (var i = 1; i <= text.Length; i++)
        {
            if (i < text.Length && KindOf(text[i]) == KindOf(text[start]))
            {
                continue;
            }

            if (KindOf(text[start]) != 0)
            {
                yield return text[start..i];
            }

            start = i;
        }
    }

    private static int KindOf(char character) => char.IsAsciiDigit(character) ? 1 : char.IsAsciiLetterLower(character) || character is '\'' or '&' ? 2 : 0;
}
