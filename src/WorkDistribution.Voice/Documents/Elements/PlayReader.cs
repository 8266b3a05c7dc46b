using WorkDistribution.Core.Errors;
using WorkDistribution.Voice.Documents.Model;

namespace WorkDistribution.Voice.Documents.Elements;

/// <summary>Reads Play: a file, or digits to send, or both.</summary>
internal sealed class PlayReader : IVerbReader
{
    /// <inheritdoc/>
    public string Name => "Play";

    /// <inheritdoc/>
    public Verb? Read(CheckedElement element, ProblemList problems)
    {
        var digits = element.NonEmpty("digits");
        if (element.Text.Length == 0 && digits is null)
        {
            problems.Skip(ErrorCatalogue.DocumentInvalidNesting, "Play: there is neither an address in it nor digits; it is skipped.", element.Markup);
            return null;
        }

        if (!AttributeParser.IsAddress(element.Text))
        {
            problems.Skip(ErrorCatalogue.UrlNotUsable, "Play: the text is not an http or https address; it is skipped.", element.Markup);
            return null;
        }

        return new PlayVerb
        {
            Line = element.Line,
            Column = element.Column,
            Url = element.Text,
            Digits = digits,
            Loop = element.Integer("loop") ?? 1,
        };
    }
}
