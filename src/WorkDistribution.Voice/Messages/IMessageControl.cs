using WorkDistribution.Core.Identity;

namespace WorkDistribution.Voice.Messages;

/// <summary>What REST may do to messages. Implemented in Voice, used by Api.</summary>
public interface IMessageControl
{
    /// <summary>Sends a message; the answer comes when its record is stored (queued or scheduled), not when it has left.</summary>
    Task<MessageCommandOutcome> SendAsync(SendMessageCommand command, CancellationToken cancellationToken);

    /// <summary>Calls a message off that has not left.</summary>
    Task<MessageCommandOutcome> CancelAsync(AccountSid accountSid, MessageSid sid, CancellationToken cancellationToken);

    /// <summary>Takes the text out of a message that has left or come in.</summary>
    Task<MessageCommandOutcome> RedactAsync(AccountSid accountSid, MessageSid sid, CancellationToken cancellationToken);

    /// <summary>Removes the record of a message that has left or come in, with its media.</summary>
    Task<MessageCommandOutcome> DeleteAsync(AccountSid accountSid, MessageSid sid, CancellationToken cancellationToken);

    /// <summary>Counts, of all accounts.</summary>
    MessageStatistics GetStatistics();
}
