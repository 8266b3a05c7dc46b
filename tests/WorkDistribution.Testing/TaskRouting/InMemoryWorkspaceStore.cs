using System.Collections.Immutable;
using WorkDistribution.Core.Identity;
using WorkDistribution.TaskRouting.Events;
using WorkDistribution.TaskRouting.Workspaces;

namespace WorkDistribution.Testing.TaskRouting;

/// <summary>Keeps workspaces in memory, as a store on disk would, and fails at commits that a test chooses.</summary>
public sealed class InMemoryWorkspaceStore : IWorkspaceStore
{
    private readonly Lock _gate = new();
    private readonly Dictionary<WorkspaceSid, KeptWorkspace> _workspaces = [];
    private readonly List<WorkspaceBatch> _batches = [];
    private readonly HashSet<WorkspaceSid> _closed = [];
    private TaskCompletionSource _opened = new();

    public InMemoryWorkspaceStore() => _opened.SetResult();

    /// <summary>Whether the batches themselves are kept, for tests that look at them. Default true.</summary>
    public bool KeepsBatches { get; init; } = true;

    /// <summary>Asked before each commit whether it fails; the number of commits before it is given.</summary>
    public Func<int, bool> FailsAt { get; set; } = static _ => false;

    /// <summary>Asked before each load whether it fails.</summary>
    public Func<bool> FailsToLoad { get; set; } = static () => false;

    /// <summary>How many commits there were, failed ones included.</summary>
    public int Commits { get; private set; }

    /// <summary>All batches committed, in order.</summary>
    public ImmutableArray<WorkspaceBatch> Batches
    {
        get
        {
            lock (_gate)
            {
                return [.. _batches];
            }
        }
    }

    /// <summary>All events committed, in order.</summary>
    public ImmutableArray<RoutingEvent> Events => [.. Batches.SelectMany(static batch => batch.Events)];

    /// <summary>Takes over what another store kept of a workspace.</summary>
    public void Put(WorkspaceSnapshot snapshot)
    {
        lock (_gate)
        {
            var workspace = snapshot.Workspace ?? throw new ArgumentException("There is no workspace in it.", nameof(snapshot));
            _workspaces[workspace.Sid] = new(snapshot);
        }
    }

    /// <summary>Commits wait from now on until <see cref="Open"/>.</summary>
    public void Close() => _opened = new(TaskCreationOptions.RunContinuationsAsynchronously);

    /// <summary>Commits go through.</summary>
    public void Open() => _opened.TrySetResult();

    public Task<ImmutableArray<Workspace>> ListAsync(CancellationToken cancellationToken)
    {
        lock (_gate)
        {
            return Task.FromResult<ImmutableArray<Workspace>>([.. _workspaces.Values.Select(static kept => kept.Workspace).OrderBy(static workspace => workspace.DateCreated)]);
        }
    }

    public Task<WorkspaceSnapshot> LoadAsync(WorkspaceSid workspace, CancellationToken cancellationToken)
    {
        lock (_gate)
        {
            if (FailsToLoad())
            {
                throw new InvalidOperationException("The store is told to fail.");
            }

            _closed.Remove(workspace);
            return Task.FromResult(_workspaces.TryGetValue(workspace, out var kept) ? kept.Snapshot() : new WorkspaceSnapshot());
        }
    }

    public async Task CommitAsync(WorkspaceBatch batch, CancellationToken cancellationToken)
    {
        await _opened.Task;
        Apply(batch);
    }

    /// <summary>Commits at once.</summary>
    public void Apply(WorkspaceBatch batch)
    {
        lock (_gate)
        {
            if (_closed.Contains(batch.WorkspaceSid))
            {
                throw new WorkspaceCommitException("An earlier batch failed, and the workspace has not been read anew.");
            }

            if (FailsAt(Commits++))
            {
                _closed.Add(batch.WorkspaceSid);
                throw new WorkspaceCommitException("The store is told to fail.");
            }

            if (KeepsBatches)
            {
                _batches.Add(batch);
            }

            if (batch.RemovesWorkspace)
            {
                _workspaces.Remove(batch.WorkspaceSid);
                return;
            }

            if (!_workspaces.TryGetValue(batch.WorkspaceSid, out var kept))
            {
                _workspaces.Add(batch.WorkspaceSid, kept = new(new WorkspaceSnapshot { Workspace = batch.Workspace ?? throw new InvalidOperationException("The first batch of a workspace has the workspace.") }));
            }

            kept.Apply(batch);
        }
    }
}
