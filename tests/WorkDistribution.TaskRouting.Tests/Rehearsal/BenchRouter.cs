using WorkDistribution.Core.Errors;
using WorkDistribution.Core.Identity;
using WorkDistribution.Core.Paging;
using WorkDistribution.TaskRouting.Tests.Workspaces;
using WorkDistribution.TaskRouting.Workspaces;

namespace WorkDistribution.TaskRouting.Tests.Rehearsal;

/// <summary>The way into a workbench's workspace for its own account.</summary>
internal sealed class BenchRouter(Workbench bench) : ITaskRouter
{
    public Task<RoutingResult<TResult>> SendAsync<TResult>(AccountSid account, WorkspaceSid workspace, WorkspaceCommand<TResult> command, CancellationToken cancellationToken) =>
        Task.FromResult(account == bench.Engine.Workspace.AccountSid && workspace == bench.Engine.Workspace.Sid ? bench.Try(command) : new RoutingFault(ErrorCatalogue.NotFound, "There is no such workspace"));

    public Task<RoutingResult<WorkspaceView>> CreateAsync(AccountSid account, CreateWorkspace command, CancellationToken cancellationToken) => throw new NotSupportedException();

    public Task<Page<WorkspaceView>> ListAsync(AccountSid account, string? friendlyName, PageRequest page, CancellationToken cancellationToken) => throw new NotSupportedException();
}
