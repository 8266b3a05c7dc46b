using WorkDistribution.Voice.Messages.Incoming;
using WorkDistribution.Voice.Messages.Outgoing;

namespace WorkDistribution.Voice.Messages;

/// <summary>Takes up, at start, the messages whose way was not at its end when the process last ended.</summary>
internal sealed class MessageRecovery(IMessageStore store, MessageOutbox outbox, MessageIntake intake)
{
    /// <summary>Takes them up in the order in which they came.</summary>
    /// <returns>How many.</returns>
    public async Task<int> ResumeAsync(CancellationToken cancellationToken)
    {
        var messages = await store.LoadPendingAsync(cancellationToken);
        foreach (var message in messages)
        {
            await (message.Direction == MessageDirection.Inbound ? intake.ResumeAsync(message, cancellationToken) : outbox.ResumeAsync(message, cancellationToken));
        }

        return messages.Length;
    }
}
