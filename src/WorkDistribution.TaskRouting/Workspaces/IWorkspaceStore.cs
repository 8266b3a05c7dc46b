using System.Collections.Immutable;
using WorkDistribution.Core.Identity;

namespace WorkDistribution.TaskRouting.Workspaces;

/// <summary>Keeps workspaces. Implemented in Storage; one contract suite holds every implementation.</summary>
/// <remarks>Identifiers of tasks, reservations and events are made with <see cref="ISidSource.NewOrdered"/> of their date of creation (an event's: its time): rows then lie in the order of making,
/// which halves the cost of a commit, and an event is found by its identifier without an index. Random ones of tasks and reservations work too, only slower.</remarks>
public interface IWorkspaceStore
{
    /// <summary>All workspaces of all accounts, by date of creation.</summary>
    Task<ImmutableArray<Workspace>> ListAsync(CancellationToken cancellationToken);

    /// <summary>Reads back everything that lives in a workspace, after all batches handed over before. Asked by its owner at the start and after a failed commit, which it lifts.</summary>
    Task<WorkspaceSnapshot> LoadAsync(WorkspaceSid workspace, CancellationToken cancellationToken);

    /// <summary>Makes a batch durable: all of it or nothing. Batches of one workspace are committed in the order of the calls; those of several may share a transaction.</summary>
    /// <remarks>Safe from any thread. Nothing gives a batch up that was taken: the token only ends the wait for room.</remarks>
    /// <exception cref="WorkspaceCommitException">Nothing of it was kept: the owner must reload. Until then every later batch of that workspace is refused as well, since it was decided on what is not kept.</exception>
    Task CommitAsync(WorkspaceBatch batch, CancellationToken cancellationToken);
}
