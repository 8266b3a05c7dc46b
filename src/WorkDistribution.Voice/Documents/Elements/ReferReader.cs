using WorkDistribution.Core.Errors;
using WorkDistribution.Voice.Documents.Model;

namespace WorkDistribution.Voice.Documents.Elements;

/// <summary>Reads Refer with its Sip.</summary>
internal sealed class ReferReader : IVerbReader
{
    /// <inheritdoc/>
    public string Name => "Refer";

    /// <inheritdoc/>
    public Verb? Read(CheckedElement element, ProblemList problems)
    {
        if (element.Children.FirstOrDefault(static child => child.Name == "Sip") is not { } target)
        {
            problems.Skip(ErrorCatalogue.ReferInvalid, "Refer: there is no Sip in it; it is skipped.", element.Markup);
            return null;
        }

        var uri = target.Text.Contains(':', StringComparison.Ordinal) ? target.Text : "sip:" + target.Text;
        if (!SipReader.IsSipUri(uri))
        {
            problems.Skip(ErrorCatalogue.ReferInvalid, "Refer: Sip holds no SIP address (sip:user@host); it is skipped.", target.Markup);
            return null;
        }

        return new ReferVerb { Line = element.Line, Column = element.Column, Action = element.String("action"), Method = element.Method("method"), Uri = uri };
    }
}
