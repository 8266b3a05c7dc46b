using WorkDistribution.Core.Identity;
using WorkDistribution.Core.Paging;

namespace WorkDistribution.TaskRouting.Workspaces;

/// <summary>The way into work distribution: REST, callbacks, workers' channels and calls all come through here.</summary>
/// <remarks>
/// Safe from any thread. A change is answered when it is on disk (decide, commit, tell). A workspace that is not the account's is not found.
/// A full mailbox refuses with 20429 (429), a stopping server with 20503 (503); both are counted, nothing waits silently.
/// </remarks>
public interface ITaskRouter
{
    /// <summary>Makes a workspace.</summary>
    Task<RoutingResult<WorkspaceView>> CreateAsync(AccountSid account, CreateWorkspace command, CancellationToken cancellationToken);

    /// <summary>The account's workspaces by date of creation.</summary>
    /// <param name="account">Whose.</param>
    /// <param name="friendlyName">Only those with this name; null: all.</param>
    /// <param name="page">Which page; a token that was not given out is a <see cref="PageTokenException"/>.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    Task<Page<WorkspaceView>> ListAsync(AccountSid account, string? friendlyName, PageRequest page, CancellationToken cancellationToken);

    /// <summary>Carries out a command in a workspace of the account.</summary>
    Task<RoutingResult<TResult>> SendAsync<TResult>(AccountSid account, WorkspaceSid workspace, WorkspaceCommand<TResult> command, CancellationToken cancellationToken);
}
