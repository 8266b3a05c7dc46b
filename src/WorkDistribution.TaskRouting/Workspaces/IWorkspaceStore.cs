using System.Collections.Immutable;
using WorkDistribution.Core.Identity;

namespace WorkDistribution.TaskRouting.Workspaces;

/// <summary>Keeps workspaces. Implemented in Storage; one contract suite holds every implementation.</summary>
public interface IWorkspaceStore
{
    /// <summary>All workspaces of all accounts, by date of creation.</summary>
    Task<ImmutableArray<Workspace>> ListAsync(CancellationToken cancellationToken);

    /// <summary>Reads back everything that lives in a workspace.</summary>
    Task<WorkspaceSnapshot> LoadAsync(WorkspaceSid workspace, CancellationToken cancellationToken);

    /// <summary>Makes a batch durable: all of it or nothing. Batches of one workspace are committed in the order of the calls; those of several may share a transaction.</summary>
    /// <exception cref="WorkspaceCommitException">Nothing of it was kept: the owner must reload.</exception>
    Task CommitAsync(WorkspaceBatch batch, CancellationToken cancellationToken);
}
