using System.Text.RegularExpressions;

namespace WorkDistribution.Media.Speech.Recognition;

/// <summary>Hides the commonest English swear words: their first letter stays, the rest becomes asterisks. Engines of other languages filter themselves or not.</summary>
public static partial class ProfanityFilter
{
    /// <summary>Filters a text.</summary>
    public static string Apply(string text) => Word().Replace(text, static match => match.Value[0] + new string('*', match.Length - 1));

    [GeneratedRegex(
        @"\b(?:(?:mother)?fuck(?:er|ers|ed|ing|s)?|(?:bull)?shit(?:s|ty|ting)?|bitch(?:es)?|cunts?|assholes?|bastards?|dickheads?|cocksuckers?|wankers?|twats?)\b",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.NonBacktracking)]
    private static partial Regex Word();
}
