using WorkDistribution.Core.Errors;
using WorkDistribution.Core.Identity;
using WorkDistribution.Voice.Messages.Incoming;
using WorkDistribution.Voice.Messages.Outgoing;

namespace WorkDistribution.Voice.Messages;

/// <summary>What REST does to messages.</summary>
internal sealed class MessageControl(MessageOutbox outbox, MessageIntake intake, MessageDelivery delivery, IMessageStore store, TimeProvider clock) : IMessageControl
{
    /// <inheritdoc/>
    public Task<MessageCommandOutcome> SendAsync(SendMessageCommand command, CancellationToken cancellationToken) => outbox.SendAsync(command, cancellationToken);

    /// <inheritdoc/>
    public async Task<MessageCommandOutcome> CancelAsync(AccountSid accountSid, MessageSid sid, CancellationToken cancellationToken)
    {
        if (outbox.TryCancel(accountSid, sid) is { } canceled)
        {
            return new MessageCommandOutcome.Done(canceled);
        }

        return await store.FindAsync(accountSid, sid, cancellationToken) is null
            ? new MessageCommandOutcome.Refused(ErrorCatalogue.NotFound)
            : new MessageCommandOutcome.Refused(ErrorCatalogue.MessageNotCancelable);
    }

    /// <inheritdoc/>
    public Task<MessageCommandOutcome> RedactAsync(AccountSid accountSid, MessageSid sid, CancellationToken cancellationToken) =>
        ChangeAsync(accountSid, sid, "changed", async message =>
        {
            var redacted = message with { Body = "", DateUpdated = clock.GetUtcNow() };
            await store.SaveAsync(redacted, CancellationToken.None);
            return redacted;
        });

    /// <inheritdoc/>
    public Task<MessageCommandOutcome> DeleteAsync(AccountSid accountSid, MessageSid sid, CancellationToken cancellationToken) =>
        ChangeAsync(accountSid, sid, "removed", async message =>
        {
            await store.DeleteAsync(accountSid, sid, CancellationToken.None);
            return message;
        });

    /// <inheritdoc/>
    public MessageStatistics GetStatistics() => new(outbox.Load.Count, intake.Load.Count, outbox.Load.Refused + intake.Load.Refused, delivery.Retried);

    private async Task<MessageCommandOutcome> ChangeAsync(AccountSid account, MessageSid sid, string what, Func<MessageRecord, Task<MessageRecord>> change)
    {
        MessageCommandOutcome? outcome = null;
        await outbox.ChangeAsync(account, sid, async message => outcome = new MessageCommandOutcome.Done(await change(message)));
        if (outcome is not null)
        {
            return outcome;
        }

        return await store.FindAsync(account, sid, CancellationToken.None) is { } pending
            ? new MessageCommandOutcome.Refused(ErrorCatalogue.ResourceInUse, $"Message {sid} is {pending.Status.ToWire()}: it can be {what} when it has left")
            : new MessageCommandOutcome.Refused(ErrorCatalogue.NotFound);
    }
}
