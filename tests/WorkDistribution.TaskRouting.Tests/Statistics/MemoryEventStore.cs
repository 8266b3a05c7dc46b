using System.Runtime.CompilerServices;
using WorkDistribution.Core.Identity;
using WorkDistribution.Core.Paging;
using WorkDistribution.TaskRouting.Events;

namespace WorkDistribution.TaskRouting.Tests.Statistics;

/// <summary>Events of one workspace in memory, as a store would read them back.</summary>
internal sealed class MemoryEventStore : IEventStore
{
    private readonly List<EventRecord> _events = [];

    /// <summary>Called between two events read: what happens meanwhile.</summary>
    public Action Reading { get; set; } = static () => { };

    public void Add(RoutingEvent happened) => _events.Add(EventRecord.From(happened));

    public Task<EventRecord?> FindAsync(AccountSid account, WorkspaceSid workspace, EventSid sid, CancellationToken cancellationToken) => Task.FromResult(_events.Find(found => found.Sid == sid));

    public Task<Page<EventRecord>> ListAsync(AccountSid account, WorkspaceSid workspace, EventFilter filter, PageRequest page, CancellationToken cancellationToken) =>
        Task.FromResult(new Page<EventRecord>([.. _events], null));

    public async IAsyncEnumerable<EventRecord> ReadAsync(WorkspaceSid workspace, long afterNumber, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        await Task.Yield();
        foreach (var found in _events.Where(found => found.Number > afterNumber).ToList())
        {
            Reading();
            yield return found;
        }
    }

    public Task<long> NumberBeforeAsync(WorkspaceSid workspace, DateTimeOffset time, CancellationToken cancellationToken) =>
        Task.FromResult(_events.FindLast(found => found.Time < time)?.Number ?? 0);

    public Task<int> TrimAsync(DateTimeOffset before, int atMost, CancellationToken cancellationToken) => Task.FromResult(0);
}
