using WorkDistribution.Core.Identity;
using WorkDistribution.Core.Paging;

namespace WorkDistribution.TaskRouting.Events;

/// <summary>Reads the events that workspaces committed. Implemented in Storage.</summary>
public interface IEventStore
{
    /// <summary>An event of a workspace; null when there is none, or it is older than what is kept (30 days).</summary>
    Task<EventRecord?> FindAsync(AccountSid account, WorkspaceSid workspace, EventSid sid, CancellationToken cancellationToken);

    /// <summary>Events of a workspace, the latest first.</summary>
    Task<Page<EventRecord>> ListAsync(AccountSid account, WorkspaceSid workspace, EventFilter filter, PageRequest page, CancellationToken cancellationToken);

    /// <summary>Events of a workspace after a number, in order: for what follows them (statistics, channels).</summary>
    IAsyncEnumerable<EventRecord> ReadAsync(WorkspaceSid workspace, long afterNumber, CancellationToken cancellationToken);

    /// <summary>The number after which all events of a workspace from a time on follow; 0 where all do. A little lower where the clock was set back then: events before the time may follow too.</summary>
    Task<long> NumberBeforeAsync(WorkspaceSid workspace, DateTimeOffset time, CancellationToken cancellationToken);

    /// <summary>Removes events older than a time; a bounded number a call.</summary>
    /// <returns>How many were removed.</returns>
    Task<int> TrimAsync(DateTimeOffset before, int atMost, CancellationToken cancellationToken);
}
