using System.Collections.Immutable;
using WorkDistribution.Core.Errors;
using WorkDistribution.Core.Identity;
using WorkDistribution.Voice.Messages;

namespace WorkDistribution.Api.Tests;

/// <summary>Keeps the commands it is given, and answers as the real one would with a carrier that delivers at once.</summary>
public sealed class FakeMessageControl(IMessageStore messages, ISidSource sids) : IMessageControl
{
    public List<SendMessageCommand> Sent { get; } = [];

    /// <summary>The next commands are refused with this.</summary>
    public ErrorCode? Refusal { get; set; }

    public async Task<MessageCommandOutcome> SendAsync(SendMessageCommand command, CancellationToken cancellationToken)
    {
        if (Refusal is { } error)
        {
            return new MessageCommandOutcome.Refused(error);
        }

        Sent.Add(command);
        var message = new MessageRecord
        {
            Sid = sids.New<MessageSid>(),
            AccountSid = command.AccountSid,
            Direction = command.Direction,
            Status = command.SendAt is null ? MessageStatus.Delivered : MessageStatus.Scheduled,
            From = command.From,
            To = command.To,
            Body = command.Body,
            NumMedia = command.Media.Length,
            DateCreated = ApiHost.Now,
            DateUpdated = ApiHost.Now,
            DateSent = command.SendAt is null ? ApiHost.Now : null,
        };
        ImmutableArray<(MessageMedia, ReadOnlyMemory<byte>)> media =
            [.. command.Media.Select(m => (new MessageMedia { Sid = sids.New<MediaSid>(), AccountSid = command.AccountSid, MessageSid = message.Sid, ContentType = m.ContentType, Url = m.Url, DateCreated = ApiHost.Now, DateUpdated = ApiHost.Now }, m.Content))];
        await messages.AddAsync(message, media, cancellationToken);
        return new MessageCommandOutcome.Done(message);
    }

    public Task<MessageCommandOutcome> CancelAsync(AccountSid accountSid, MessageSid sid, CancellationToken cancellationToken) =>
        ChangeAsync(accountSid, sid, static m => m.Status == MessageStatus.Scheduled ? m with { Status = MessageStatus.Canceled } : null, ErrorCatalogue.MessageNotCancelable);

    public Task<MessageCommandOutcome> RedactAsync(AccountSid accountSid, MessageSid sid, CancellationToken cancellationToken) =>
        ChangeAsync(accountSid, sid, static m => m.IsPending ? null : m with { Body = "" }, ErrorCatalogue.ResourceInUse);

    public async Task<MessageCommandOutcome> DeleteAsync(AccountSid accountSid, MessageSid sid, CancellationToken cancellationToken)
    {
        var outcome = await ChangeAsync(accountSid, sid, static m => m.IsPending ? null : m, ErrorCatalogue.ResourceInUse);
        if (outcome is MessageCommandOutcome.Done)
        {
            await messages.DeleteAsync(accountSid, sid, cancellationToken);
        }

        return outcome;
    }

    public MessageStatistics GetStatistics() => new(0, 0, 0, 0);

    private async Task<MessageCommandOutcome> ChangeAsync(AccountSid account, MessageSid sid, Func<MessageRecord, MessageRecord?> change, ErrorCode otherwise)
    {
        if (await messages.FindAsync(account, sid, CancellationToken.None) is not { } message)
        {
            return new MessageCommandOutcome.Refused(ErrorCatalogue.NotFound);
        }

        if (change(message) is not { } changed)
        {
            return new MessageCommandOutcome.Refused(otherwise);
        }

        await messages.SaveAsync(changed, CancellationToken.None);
        return new MessageCommandOutcome.Done(changed);
    }
}
