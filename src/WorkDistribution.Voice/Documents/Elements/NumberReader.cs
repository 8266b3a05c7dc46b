using System.Buffers;
using WorkDistribution.Core.Errors;
using WorkDistribution.Voice.Documents.Markup;
using WorkDistribution.Voice.Documents.Model;

namespace WorkDistribution.Voice.Documents.Elements;

/// <summary>Reads Number, and text directly in Dial.</summary>
internal static class NumberReader
{
    private const int LengthLimit = 64;
    private static readonly SearchValues<char> Allowed = SearchValues.Create("+0123456789*#-. ()");
    private static readonly SearchValues<char> Significant = SearchValues.Create("0123456789*#");

    /// <summary>The target of a noun.</summary>
    public static NumberTarget? Read(CheckedElement noun, ProblemList problems) =>
        Read(noun.Text, noun.Markup, problems) is { } target ? target with { SendDigits = noun.NonEmpty("sendDigits") } : null;

    /// <summary>The target of a text. Digits with the usual separators; short internal numbers count.</summary>
    public static NumberTarget? Read(string text, MarkupElement at, ProblemList problems)
    {
        if (text.Length is 0 or > LengthLimit || text.AsSpan().ContainsAnyExcept(Allowed) || !text.AsSpan().ContainsAny(Significant) || text.LastIndexOf('+') > 0)
        {
            var shown = text.Length > LengthLimit ? text[..LengthLimit] + "..." : text;
            problems.Skip(ErrorCatalogue.DialNumberInvalid, $"{at.Name}: \"{shown}\" is not a telephone number; it is skipped.", at);
            return null;
        }

        return new NumberTarget { PhoneNumber = text };
    }
}
