using System.Collections.Concurrent;
using System.Collections.Immutable;
using WorkDistribution.Core.Identity;
using WorkDistribution.Core.Paging;
using WorkDistribution.Voice.CallQueues;

namespace WorkDistribution.Voice.Tests.Fakes;

internal sealed class MemoryQueues : ICallQueueStore
{
    private readonly ConcurrentDictionary<QueueSid, CallQueue> _queues = new();
    private readonly ConcurrentDictionary<(CallSid, DateTimeOffset), QueueStay> _stays = new();

    public IEnumerable<CallQueue> All => _queues.Values;

    public IEnumerable<QueueStay> Stays => _stays.Values;

    public ValueTask<CallQueue?> FindAsync(AccountSid accountSid, QueueSid sid, CancellationToken cancellationToken) =>
        ValueTask.FromResult(_queues.TryGetValue(sid, out var found) && found.AccountSid == accountSid ? found : null);

    public ValueTask<CallQueue?> FindByNameAsync(AccountSid accountSid, string friendlyName, CancellationToken cancellationToken) =>
        ValueTask.FromResult(_queues.Values.FirstOrDefault(q => q.AccountSid == accountSid && q.FriendlyName == friendlyName));

    public ValueTask<int> CountAsync(AccountSid accountSid, CancellationToken cancellationToken) => ValueTask.FromResult(_queues.Values.Count(q => q.AccountSid == accountSid));

    public Task<Page<CallQueue>> ListAsync(AccountSid accountSid, PageRequest page, CancellationToken cancellationToken) =>
        Task.FromResult(new Page<CallQueue>([.. _queues.Values.Where(q => q.AccountSid == accountSid)], null));

    public Task<bool> SaveAsync(CallQueue queue, CancellationToken cancellationToken)
    {
        if (_queues.Values.Any(q => q.AccountSid == queue.AccountSid && q.FriendlyName == queue.FriendlyName && q.Sid != queue.Sid))
        {
            return Task.FromResult(false);
        }

        _queues[queue.Sid] = queue;
        return Task.FromResult(true);
    }

    public Task<bool> DeleteAsync(AccountSid accountSid, QueueSid sid, CancellationToken cancellationToken) => Task.FromResult(_queues.TryRemove(sid, out _));

    public Task SaveStayAsync(QueueStay stay, CancellationToken cancellationToken)
    {
        _stays[(stay.CallSid, stay.EnteredAt)] = stay;
        return Task.CompletedTask;
    }

    public Task<ImmutableArray<QueueStay>> ListStaysAsync(AccountSid accountSid, CallSid callSid, CancellationToken cancellationToken) =>
        Task.FromResult<ImmutableArray<QueueStay>>([.. _stays.Values.Where(s => s.CallSid == callSid).OrderBy(s => s.EnteredAt)]);

    public Task<ImmutableArray<QueueStay>> CloseInterruptedAsync(DateTimeOffset at, string result, CancellationToken cancellationToken)
    {
        ImmutableArray<QueueStay> open = [.. _stays.Values.Where(s => s.LeftAt is null).Select(s => s with { LeftAt = at, Result = result })];
        foreach (var stay in open)
        {
            _stays[(stay.CallSid, stay.EnteredAt)] = stay;
        }

        return Task.FromResult(open);
    }
}
