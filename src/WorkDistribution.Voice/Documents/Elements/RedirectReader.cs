using WorkDistribution.Core.Errors;
using WorkDistribution.Voice.Documents.Model;

namespace WorkDistribution.Voice.Documents.Elements;

/// <summary>Reads Redirect. Without text it asks the current document again.</summary>
internal sealed class RedirectReader : IVerbReader
{
    /// <inheritdoc/>
    public string Name => "Redirect";

    /// <inheritdoc/>
    public Verb? Read(CheckedElement element, ProblemList problems)
    {
        if (!AttributeParser.IsAddress(element.Text))
        {
            problems.Skip(ErrorCatalogue.UrlNotUsable, "Redirect: the text is not an http or https address; it is skipped.", element.Markup);
            return null;
        }

        return new RedirectVerb
        {
            Line = element.Line,
            Column = element.Column,
            Url = element.Text,
            Method = element.Method("method"),
        };
    }
}
