using WorkDistribution.Core.Errors;
using WorkDistribution.Voice.Documents.Markup;
using WorkDistribution.Voice.Documents.Model;

namespace WorkDistribution.Voice.Documents.Elements;

/// <summary>Reads Say. Mark-up of the speech language is kept as XML; anything else inside is left out.</summary>
internal sealed class SayReader : IVerbReader
{
    /// <summary>Most characters spoken by one Say.</summary>
    public const int TextLimit = 4096;

    /// <inheritdoc/>
    public string Name => "Say";

    /// <inheritdoc/>
    public Verb? Read(CheckedElement element, ProblemList problems)
    {
        var clean = Clean(element);
        var words = clean.DeepText;
        var isSsml = element.Children.Length > 0;
        if (words.Length == 0 && !isSsml)
        {
            problems.Skip(ErrorCatalogue.SayTextInvalid, "Say: there is no text in it; it is skipped.", element.Markup);
            return null;
        }

        if (words.Length > TextLimit)
        {
            problems.Warn(ErrorCatalogue.SayTextInvalid, TooLong, element.Markup);
            words = Cut(words);
            isSsml = false;
        }

        return new SayVerb
        {
            Line = element.Line,
            Column = element.Column,
            Text = isSsml ? MarkupWriter.InnerXml(clean) : words,
            IsSsml = isSsml,
            Voice = element.String("voice")?.Trim() ?? "",
            Language = element.String("language")?.Trim() ?? "",
            Loop = element.Integer("loop") ?? 1,
        };
    }

    /// <summary>The verb for an answer that is plain text (R1-34).</summary>
    public static Verb FromPlainText(string text, ProblemList problems)
    {
        if (text.Length > TextLimit)
        {
            problems.Warn(ErrorCatalogue.SayTextInvalid, TooLong, 1, 1);
            text = Cut(text);
        }

        return new SayVerb { Text = text };
    }

    private static string TooLong => $"Say: the text is longer than {TextLimit} characters; the rest is not spoken.";

    private static string Cut(string text)
    {
        var end = text.LastIndexOf(' ', TextLimit);
        end = end > TextLimit / 2 ? end : TextLimit;
        return text[..(char.IsHighSurrogate(text[end - 1]) ? end - 1 : end)];
    }

    /// <summary>The element as written without the children that may not stand there.</summary>
    private static MarkupElement Clean(CheckedElement element)
    {
        if (!element.Markup.Content.Any(n => n is MarkupElement))
        {
            return element.Markup;
        }

        var kept = element.Children.ToDictionary<CheckedElement, MarkupNode, MarkupNode>(c => c.Markup, Clean, ReferenceEqualityComparer.Instance);
        return element.Markup with
        {
            Content =
            [
                .. element.Markup.Content
                    .Select(n => n is MarkupElement ? kept.GetValueOrDefault(n) : n)
                    .OfType<MarkupNode>(),
            ],
        };
    }
}
