using WorkDistribution.Core.Errors;

namespace WorkDistribution.Voice.Messages.Outgoing;

/// <summary>The life of a message that is sent (docs/machines/message.md). Pure.</summary>
internal static class MessageMachine
{
    /// <summary>One step.</summary>
    /// <param name="message">As it is.</param>
    /// <param name="input">What happens.</param>
    /// <param name="now">When.</param>
    /// <returns>As it is then; null when it is past that: nothing changes.</returns>
    public static MessageRecord? Step(MessageRecord message, MessageInput input, DateTimeOffset now)
    {
        var changed = (message.Status, input) switch
        {
            (MessageStatus.Scheduled or MessageStatus.Queued, MessageInput.Begin begin) => message with { Status = MessageStatus.Sending, Gateway = begin.Gateway },
            (MessageStatus.Scheduled or MessageStatus.Queued, MessageInput.Cancel) => message with { Status = MessageStatus.Canceled },
            (MessageStatus.Sending, MessageInput.Taken taken) =>
                message with { Status = MessageStatus.Sent, GatewayReference = taken.Reference, DateSent = now, ErrorCode = null, ErrorMessage = null },
            (MessageStatus.Sending, MessageInput.Retry retry) => message.With(MessageStatus.Queued, retry.Error, retry.Detail),
            (MessageStatus.Sending, MessageInput.Refused refused) => message.With(MessageStatus.Undelivered, refused.Error, refused.Detail),
            (MessageStatus.Scheduled or MessageStatus.Queued or MessageStatus.Sending, MessageInput.Failed failed) => message.With(MessageStatus.Failed, failed.Error, failed.Detail),
            (MessageStatus.Sent, MessageInput.Report { Told.IsDelivered: true }) => message with { Status = MessageStatus.Delivered },
            (MessageStatus.Sent, MessageInput.Report { Told: var told }) => message with
            {
                Status = MessageStatus.Undelivered,
                ErrorCode = told.ErrorCode ?? ErrorCatalogue.MessageFailed.Code,
                ErrorMessage = told.Detail ?? ErrorCatalogue.MessageFailed.Message,
            },
            _ => null,
        };
        return changed is null ? null : changed with { DateUpdated = now };
    }
}
