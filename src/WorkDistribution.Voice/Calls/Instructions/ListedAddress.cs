using System.Collections.Immutable;

namespace WorkDistribution.Voice.Calls.Instructions;

/// <summary>One of several addresses that stand in one setting, separated by spaces. Its fragment may say what it is for: <c>#on=11200&amp;on=12xxx</c>, <c>#on=ringing</c>. Pure.</summary>
/// <param name="Url">The address, with its fragment.</param>
/// <param name="On">What it is for, an x standing for any digit; empty for everything.</param>
internal sealed record ListedAddress(string Url, ImmutableArray<string> On)
{
    /// <summary>As many are taken as anybody can sensibly want.</summary>
    public const int MostInOneSetting = 5;

    private const string Marker = "on=";

    /// <summary>Takes a setting apart.</summary>
    public static ImmutableArray<ListedAddress> ParseAll(string? setting) => setting is null
        ? []
        : [.. setting.Split(' ', StringSplitOptions.RemoveEmptyEntries).Take(MostInOneSetting).Select(Parse)];

    /// <summary>Whether it is for a code or an event.</summary>
    public bool IsFor(string word) => On.IsEmpty || On.Any(pattern => Matches(pattern, word));

    private static ListedAddress Parse(string url)
    {
        var hash = url.IndexOf('#', StringComparison.Ordinal);
        return hash < 0
            ? new ListedAddress(url, [])
            : new ListedAddress(
                url,
                [.. url[(hash + 1)..].Split('&').Where(p => p.StartsWith(Marker, StringComparison.Ordinal)).SelectMany(p => p[Marker.Length..].Split(','))]);
    }

    private static bool Matches(string pattern, string word) =>
        pattern == word
        || (pattern.Length == word.Length
            && char.IsAsciiDigit(pattern[0])
            && pattern.Zip(word).All(pair => pair.First == pair.Second || (pair.First == 'x' && char.IsAsciiDigit(pair.Second))));
}
