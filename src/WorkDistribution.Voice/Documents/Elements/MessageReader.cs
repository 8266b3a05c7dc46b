using System.Collections.Immutable;
using WorkDistribution.Core.Errors;
using WorkDistribution.Voice.Documents.Model;
using WorkDistribution.Voice.Messages;

namespace WorkDistribution.Voice.Documents.Elements;

/// <summary>Reads Message with its Body and Media. Its action is no next document, but who is told of its course.</summary>
internal sealed class MessageReader : IVerbReader
{
    /// <inheritdoc/>
    public string Name => "Message";

    /// <inheritdoc/>
    public Verb? Read(CheckedElement element, ProblemList problems)
    {
        var body = string.Join(' ', element.Children.Where(static child => child.Name == "Body").Select(SmsReader.TextOf).Prepend(SmsReader.TextOf(element)).Where(static text => text.Length > 0));
        var media = ReadMedia(element, problems);
        if (body.Length == 0 && media.IsEmpty)
        {
            problems.Skip(ErrorCatalogue.SmsBodyInvalid, "Message: there is neither text nor media in it; it is skipped.", element.Markup);
            return null;
        }

        return new SmsVerb
        {
            Line = element.Line,
            Column = element.Column,
            Body = body,
            Media = media,
            To = element.NonEmpty("to"),
            From = element.NonEmpty("from"),
            StatusCallback = element.NonEmpty("action") ?? element.NonEmpty("statusCallback"),
            StatusCallbackMethod = element.Method("method"),
        };
    }

    private static ImmutableArray<MessageAttachment> ReadMedia(CheckedElement element, ProblemList problems)
    {
        var media = ImmutableArray.CreateBuilder<MessageAttachment>();
        foreach (var child in element.Children.Where(static child => child.Name == "Media"))
        {
            if (child.Text.Length == 0 || !AttributeParser.IsAddress(child.Text))
            {
                problems.Skip(ErrorCatalogue.UrlNotUsable, "Media: the text is not an http or https address; it is left out.", child.Markup);
            }
            else if (media.Count == SendMessageCommand.MostMedia)
            {
                problems.Skip(ErrorCatalogue.MessageTooMuchMedia, $"Message: there are more than {SendMessageCommand.MostMedia} pieces of media; the others are left out.", child.Markup);
                break;
            }
            else
            {
                media.Add(MessageAttachment.At(child.Text));
            }
        }

        return media.ToImmutable();
    }
}
