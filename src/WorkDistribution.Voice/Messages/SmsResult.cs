using System.Collections.Immutable;
using WorkDistribution.Core.Errors;
using WorkDistribution.Voice.Calls;
using WorkDistribution.Voice.Messages.Outgoing;
using WorkDistribution.Voice.Notifications;

namespace WorkDistribution.Voice.Messages;

/// <summary>Sends the message of a verb, and makes of the outcome what an action is told.</summary>
internal static class SmsResult
{
    private const string Invalid = "invalid";

    /// <summary>Sends; a refusal is written down and disturbs nothing.</summary>
    /// <param name="outbox">Takes the message.</param>
    /// <param name="command">The message.</param>
    /// <param name="notifier">Where a refusal is written.</param>
    /// <param name="line">Line of the verb in its document.</param>
    public static async Task<ImmutableArray<KeyValuePair<string, string>>> SendAsync(MessageOutbox outbox, SendMessageCommand command, CallNotifier notifier, int line)
    {
        switch (await outbox.SendAsync(command, CancellationToken.None))
        {
            case MessageCommandOutcome.Done { Message: var message }:
                var status = message.Status.ToWire();
                return [new("MessageSid", message.Sid.Value), new("MessageStatus", status), new("SmsSid", message.Sid.Value), new("SmsStatus", status)];
            case MessageCommandOutcome.Refused refused:
                var error = OfDocuments(refused.Error);
                await notifier.ReportAsync(error, $"The message to {command.To} (line {line}) is not sent: {refused.Detail ?? refused.Error.Message}", isWarning: false);
                return [new("MessageStatus", Invalid), new("SmsStatus", Invalid), new("ErrorCode", error.Code.ToWire())];
            default:
                return [];
        }
    }

    /// <summary>What REST refuses by one code, a document's fault has another.</summary>
    private static ErrorCode OfDocuments(ErrorCode error) =>
        error == ErrorCatalogue.ToInvalid || error == ErrorCatalogue.MessageToSelf || error == ErrorCatalogue.MessageToUnreachable ? ErrorCatalogue.SmsToInvalid
        : error == ErrorCatalogue.FromInvalid || error == ErrorCatalogue.MessageFromNotAllowed ? ErrorCatalogue.SmsFromInvalid
        : error == ErrorCatalogue.MessageBodyTooLong || error == ErrorCatalogue.MessageContentRequired ? ErrorCatalogue.SmsBodyInvalid
        : error;
}
