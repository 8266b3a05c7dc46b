using System.Collections.Immutable;
using WorkDistribution.Core.Identity;
using WorkDistribution.Core.Paging;

namespace WorkDistribution.Voice.Messages;

/// <summary>Keeps messages and their media. Implemented in Storage. Saves are committed in groups: the task ends when the group is on disk.</summary>
public interface IMessageStore
{
    /// <summary>Adds a message with its media, all or nothing.</summary>
    /// <param name="message">The message.</param>
    /// <param name="media">Each piece, with its bytes where it is kept here; empty bytes for one that lies elsewhere.</param>
    /// <param name="cancellationToken">Gives up.</param>
    Task AddAsync(MessageRecord message, ImmutableArray<(MessageMedia Media, ReadOnlyMemory<byte> Content)> media, CancellationToken cancellationToken);

    /// <summary>Replaces the record of a message as a whole; one that has been removed stays removed.</summary>
    Task SaveAsync(MessageRecord message, CancellationToken cancellationToken);

    /// <summary>One message of an account; null when there is none.</summary>
    Task<MessageRecord?> FindAsync(AccountSid accountSid, MessageSid sid, CancellationToken cancellationToken);

    /// <summary>The message that a gateway calls so, whoever owns it; null when there is none.</summary>
    /// <param name="gateway">The gateway.</param>
    /// <param name="reference">Its name for the message.</param>
    /// <param name="isInbound">Among those that came in; false among those that left.</param>
    /// <param name="cancellationToken">Gives up.</param>
    Task<MessageRecord?> FindByReferenceAsync(string gateway, string reference, bool isInbound, CancellationToken cancellationToken);

    /// <summary>The message of a gateway by its own identifier, whoever owns it; null when there is none.</summary>
    Task<MessageRecord?> FindByGatewayAsync(string gateway, MessageSid sid, CancellationToken cancellationToken);

    /// <summary>Messages of an account, newest first.</summary>
    Task<Page<MessageRecord>> ListAsync(AccountSid accountSid, MessageFilter filter, PageRequest page, CancellationToken cancellationToken);

    /// <summary>Removes a message with its media; false when there was none.</summary>
    Task<bool> DeleteAsync(AccountSid accountSid, MessageSid sid, CancellationToken cancellationToken);

    /// <summary>At start: the messages that were still to be sent when the process ended, and those whose application was being asked, oldest first.</summary>
    Task<ImmutableArray<MessageRecord>> LoadPendingAsync(CancellationToken cancellationToken);

    /// <summary>One piece of media; null when there is none.</summary>
    Task<MessageMedia?> FindMediaAsync(AccountSid accountSid, MessageSid messageSid, MediaSid sid, CancellationToken cancellationToken);

    /// <summary>The bytes of a piece that is kept here; null when there are none.</summary>
    Task<byte[]?> ReadMediaAsync(AccountSid accountSid, MessageSid messageSid, MediaSid sid, CancellationToken cancellationToken);

    /// <summary>Media of a message, the last first; null dates mean any.</summary>
    Task<Page<MessageMedia>> ListMediaAsync(AccountSid accountSid, MessageSid messageSid, DateTimeOffset? createdFrom, DateTimeOffset? createdBefore, PageRequest page, CancellationToken cancellationToken);

    /// <summary>Removes a piece of media; false when there was none.</summary>
    Task<bool> DeleteMediaAsync(AccountSid accountSid, MessageSid messageSid, MediaSid sid, CancellationToken cancellationToken);
}
