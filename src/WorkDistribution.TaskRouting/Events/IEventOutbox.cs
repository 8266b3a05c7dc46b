using System.Collections.Immutable;
using WorkDistribution.Core.Identity;

namespace WorkDistribution.TaskRouting.Events;

/// <summary>Events that event callbacks are still to be told. Rows are written with the batch that made the event; implemented in Storage.</summary>
public interface IEventOutbox
{
    /// <summary>The oldest that are due and not told, with their events.</summary>
    /// <param name="workspace">Of this workspace.</param>
    /// <param name="afterNumber">After this event number: what was read before and is still under way.</param>
    /// <param name="atMost">How many.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    Task<ImmutableArray<EventRecord>> PendingAsync(WorkspaceSid workspace, long afterNumber, int atMost, CancellationToken cancellationToken);

    /// <summary>Workspaces that have something to tell.</summary>
    Task<ImmutableArray<WorkspaceSid>> WorkspacesAsync(CancellationToken cancellationToken);

    /// <summary>Takes out what was told or given up.</summary>
    Task RemoveAsync(WorkspaceSid workspace, ImmutableArray<long> numbers, CancellationToken cancellationToken);
}
