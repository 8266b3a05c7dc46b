using System.Collections.Concurrent;
using System.Collections.Immutable;
using WorkDistribution.Core.Identity;
using WorkDistribution.Core.Paging;
using WorkDistribution.Voice.Messages;

namespace WorkDistribution.Voice.Tests.Fakes;

internal sealed class MemoryMessages : IMessageStore
{
    private readonly ConcurrentDictionary<MessageSid, MessageRecord> _messages = new();
    private readonly ConcurrentDictionary<MediaSid, (MessageMedia Media, byte[] Content)> _media = new();
    private readonly List<MessageSid> _order = [];

    /// <summary>In the order in which they were added.</summary>
    public IReadOnlyList<MessageRecord> All
    {
        get
        {
            lock (_order)
            {
                return [.. _order.Select(sid => _messages.GetValueOrDefault(sid)).OfType<MessageRecord>()];
            }
        }
    }

    public IEnumerable<(MessageMedia Media, byte[] Content)> Media => _media.Values;

    public MessageRecord Incoming => All.Single(m => m.Direction == MessageDirection.Inbound);

    public MessageRecord Outgoing => All.Single(m => m.Direction != MessageDirection.Inbound);

    public Task AddAsync(MessageRecord message, ImmutableArray<(MessageMedia Media, ReadOnlyMemory<byte> Content)> media, CancellationToken cancellationToken)
    {
        lock (_order)
        {
            _order.Add(message.Sid);
        }

        foreach (var (piece, content) in media)
        {
            _media[piece.Sid] = (piece, content.ToArray());
        }

        _messages[message.Sid] = message;
        return Task.CompletedTask;
    }

    public Task SaveAsync(MessageRecord message, CancellationToken cancellationToken)
    {
        if (_messages.ContainsKey(message.Sid))
        {
            _messages[message.Sid] = message;
        }

        return Task.CompletedTask;
    }

    public Task<MessageRecord?> FindAsync(AccountSid accountSid, MessageSid sid, CancellationToken cancellationToken) =>
        Task.FromResult(_messages.GetValueOrDefault(sid) is { } found && found.AccountSid == accountSid ? found : null);

    public Task<MessageRecord?> FindByReferenceAsync(string gateway, string reference, bool isInbound, CancellationToken cancellationToken) =>
        Task.FromResult(_messages.Values.FirstOrDefault(m => m.Gateway == gateway && m.GatewayReference == reference && (m.Direction == MessageDirection.Inbound) == isInbound));

    public Task<MessageRecord?> FindByGatewayAsync(string gateway, MessageSid sid, CancellationToken cancellationToken) =>
        Task.FromResult(_messages.GetValueOrDefault(sid) is { } found && found.Gateway == gateway ? found : null);

    public Task<Page<MessageRecord>> ListAsync(AccountSid accountSid, MessageFilter filter, PageRequest page, CancellationToken cancellationToken) =>
        Task.FromResult(new Page<MessageRecord>([.. All], null));

    public Task<bool> DeleteAsync(AccountSid accountSid, MessageSid sid, CancellationToken cancellationToken) => Task.FromResult(_messages.TryRemove(sid, out _));

    public Task<ImmutableArray<MessageRecord>> LoadPendingAsync(CancellationToken cancellationToken) => Task.FromResult(All.Where(m => m.IsPending || m.Status == MessageStatus.Receiving).ToImmutableArray());

    public Task<MessageMedia?> FindMediaAsync(AccountSid accountSid, MessageSid messageSid, MediaSid sid, CancellationToken cancellationToken) =>
        Task.FromResult(_media.TryGetValue(sid, out var found) ? found.Media : null);

    public Task<byte[]?> ReadMediaAsync(AccountSid accountSid, MessageSid messageSid, MediaSid sid, CancellationToken cancellationToken) =>
        Task.FromResult(_media.TryGetValue(sid, out var found) ? found.Content : null);

    public Task<Page<MessageMedia>> ListMediaAsync(AccountSid accountSid, MessageSid messageSid, DateTimeOffset? createdFrom, DateTimeOffset? createdBefore, PageRequest page, CancellationToken cancellationToken) =>
        Task.FromResult(new Page<MessageMedia>([.. _media.Values.Select(m => m.Media).Where(m => m.MessageSid == messageSid)], null));

    public Task<bool> DeleteMediaAsync(AccountSid accountSid, MessageSid messageSid, MediaSid sid, CancellationToken cancellationToken) => Task.FromResult(_media.TryRemove(sid, out _));
}
