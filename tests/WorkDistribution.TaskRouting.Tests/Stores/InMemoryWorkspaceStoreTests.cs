using WorkDistribution.Storage.Tests.TaskRouting;
using WorkDistribution.TaskRouting.Workspaces;
using WorkDistribution.Testing.TaskRouting;

namespace WorkDistribution.TaskRouting.Tests.Stores;

/// <summary>The store that the engine is tested with is held by the contract of those it runs with.</summary>
public sealed class InMemoryWorkspaceStoreTests : WorkspaceStoreContract
{
    private InMemoryWorkspaceStore? _store;

    protected override Task<(IWorkspaceStore Store, IAsyncDisposable Opened)> OpenAsync() => Task.FromResult(((IWorkspaceStore)(_store ??= new InMemoryWorkspaceStore()), (IAsyncDisposable)new Opened()));

    protected override WorkspaceBatch Spoil(WorkspaceBatch batch)
    {
        var next = _store!.Commits;
        _store.FailsAt = commit => commit == next;
        return batch;
    }

    protected override Task RemoveAsync()
    {
        _store = null;
        return Task.CompletedTask;
    }

    /// <summary>Nothing to close.</summary>
    private sealed class Opened : IAsyncDisposable
    {
        public ValueTask DisposeAsync() => ValueTask.CompletedTask;
    }
}
