using System.Collections.Immutable;
using WorkDistribution.Core.Errors;
using WorkDistribution.Voice.Calls;
using WorkDistribution.Voice.Calls.Instructions;
using WorkDistribution.Voice.Documents;
using WorkDistribution.Voice.Documents.Model;
using WorkDistribution.Voice.Messages.Outgoing;

namespace WorkDistribution.Voice.Messages.Incoming;

/// <summary>Asks the application of a message what to do, and does it: replies, further documents, a call to the sender (R1-42).</summary>
/// <remarks>From the first verb on that only a call can run, the document belongs to that call: messages before it are sent at once, those after it when the call has come to them.</remarks>
internal sealed class MessageDocumentRunner(CallServices services, MessageOutbox outbox, ICallControl calls)
{
    private const int MostDocuments = 20;
    private const int MostReplies = 50;

    private static readonly IDocumentReader Reader = new DocumentReader(DocumentKind.Message);

    /// <summary>Runs from the first document to the end.</summary>
    public async Task RunAsync(IncomingText text, MessageSettings settings, Conversation conversation, CancellationToken cancellationToken)
    {
        var instructions = settings.ToInstructions();
        var webhook = new CallWebhook(services, text, Reader, conversation.Cookies);
        var fallback = FallbackAddress.From(instructions);
        var replies = 0;
        var next = DocumentAddress.From(instructions);
        for (var documents = 0; documents < MostDocuments; documents++)
        {
            if (await webhook.FetchAsync(next, fallback, cancellationToken) is not { } document)
            {
                return;
            }

            DocumentAddress? redirect = null;
            for (var i = 0; i < document.Verbs.Length && redirect is null; i++)
            {
                switch (document.Verbs[i])
                {
                    case SmsVerb when ++replies > MostReplies:
                        await text.Notifier.ReportAsync(ErrorCatalogue.SmsTooManyReplies, $"More than {MostReplies} replies to {text.Record.Sid}; the others are not sent.", isWarning: false);
                        return;
                    case SmsVerb sms when !conversation.TryReply(services.Clock.GetUtcNow()):
                        await text.Notifier.ReportAsync(ErrorCatalogue.SmsReplyRateExceeded, $"{text.Record.To} answers {text.Record.From} too fast; this reply is not sent (line {sms.Line}).", isWarning: false);
                        return;
                    case SmsVerb sms:
                        redirect = await ReplyAsync(sms, text, settings, document);
                        break;
                    case RedirectVerb verb:
                        redirect = new DocumentAddress(Resolve(document, verb.Url, text, []), verb.Method, []);
                        break;
                    case UnsupportedVerb or HangupVerb or RejectVerb or LeaveVerb or PauseVerb:
                        // Nothing that a call would be worth; that it is no verb of messages has been written down.
                        break;
                    default:
                        await CallAsync(text, instructions, document with { Verbs = document.Verbs[i..] });
                        return;
                }
            }

            if (redirect is null)
            {
                return;
            }

            next = redirect;
        }

        await text.Notifier.ReportAsync(ErrorCatalogue.SmsTooManyDocuments, $"{text.Record.Sid} led through more than {MostDocuments} documents.", isWarning: false);
    }

    /// <returns>The next document where the verb has an action (Sms); null goes on.</returns>
    private async Task<DocumentAddress?> ReplyAsync(SmsVerb sms, IncomingText text, MessageSettings settings, LoadedDocument document)
    {
        var command = new SendMessageCommand
        {
            AccountSid = text.AccountSid,
            Direction = MessageDirection.OutboundReply,
            From = sms.From ?? text.Record.To,
            To = sms.To ?? text.Record.From,
            Body = sms.Body,
            Media = Absolute(sms.Media, media => Resolve(document, media, text, [])),
            StatusCallback = sms.StatusCallback is { } callback ? Resolve(document, callback, text, []) : settings.StatusCallback,
            StatusCallbackMethod = sms.StatusCallbackMethod,
            InReplyTo = text.Record.Sid,
        };
        var result = await SmsResult.SendAsync(outbox, command, text.Notifier, sms.Line);
        return sms.Action is { } action ? new DocumentAddress(Resolve(document, action, text, result), sms.Method, result) : null;
    }

    private async Task CallAsync(IncomingText text, CallInstructions instructions, LoadedDocument document)
    {
        var outcome = await calls.CreateAsync(
            new CreateCallCommand
            {
                AccountSid = text.AccountSid,
                To = text.Record.From,
                From = text.Record.To,
                Instructions = instructions with { Url = null, Loaded = document },
            },
            CancellationToken.None);
        if (outcome is CallCommandOutcome.Refused refused)
        {
            await text.Notifier.ReportAsync(refused.Error, $"{text.Record.From} could not be called: {refused.Detail ?? refused.Error.Message}", isWarning: false);
        }
    }

    /// <summary>Media with absolute addresses.</summary>
    public static ImmutableArray<MessageAttachment> Absolute(ImmutableArray<MessageAttachment> media, Func<string, string> resolve) =>
        [.. media.Select(piece => piece.Url is { } url ? piece with { Url = resolve(url) } : piece)];

    private static string Resolve(LoadedDocument document, string reference, IncomingText text, ImmutableArray<KeyValuePair<string, string>> result) =>
        document.Resolve(reference.Contains('{', StringComparison.Ordinal) ? AddressTemplate.Expand(reference, text.ParametersWith(result)) : reference);
}
