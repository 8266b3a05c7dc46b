using WorkDistribution.Core.Errors;
using WorkDistribution.Voice.Documents.Markup;
using WorkDistribution.Voice.Documents.Model;

namespace WorkDistribution.Voice.Documents.Elements;

/// <summary>Reads Sms.</summary>
internal sealed class SmsReader : IVerbReader
{
    /// <inheritdoc/>
    public string Name => "Sms";

    /// <inheritdoc/>
    public Verb? Read(CheckedElement element, ProblemList problems)
    {
        var body = TextOf(element);
        if (body.Length == 0)
        {
            problems.Skip(ErrorCatalogue.SmsBodyInvalid, "Sms: there is no text in it; it is skipped.", element.Markup);
            return null;
        }

        return new SmsVerb
        {
            Line = element.Line,
            Column = element.Column,
            Body = body,
            To = element.NonEmpty("to"),
            From = element.NonEmpty("from"),
            Action = element.NonEmpty("action"),
            Method = element.Method("method"),
            StatusCallback = element.NonEmpty("statusCallback"),
        };
    }

    /// <summary>The text as written, but for white space at its ends: the lines of a message are its writer's.</summary>
    public static string TextOf(CheckedElement element) =>
        string.Concat(element.Markup.Content.OfType<MarkupText>().Select(static text => text.Value)).Trim();
}
