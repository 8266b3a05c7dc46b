using WorkDistribution.Core.Identity;
using WorkDistribution.TaskRouting.Workspaces;

namespace WorkDistribution.Storage.Sqlite.TaskRouting;

/// <summary>Something waiting for the writer of workspaces.</summary>
internal abstract class RoutingWrite
{
    /// <summary>The workspace whose batch it is; null: of none.</summary>
    public virtual WorkspaceSid? Batch => null;

    /// <summary>The workspace that is about to be read anew: its failures are forgotten, and nothing shares a transaction across it.</summary>
    public virtual WorkspaceSid? Reload => null;

    /// <summary>About how many rows it writes.</summary>
    public virtual int Rows => 1;

    /// <summary>Makes the change. Runs again, alone, when another change of its group failed.</summary>
    public abstract void Apply(RoutingSession session);

    /// <summary>It is on disk.</summary>
    public abstract void Committed();

    /// <summary>It is not, and will not be.</summary>
    public abstract void Failed(Exception exception);
}

/// <summary>A batch of a workspace.</summary>
internal sealed class RoutingBatchWrite(WorkspaceBatch batch) : RoutingWrite
{
    private readonly TaskCompletionSource _done = new(TaskCreationOptions.RunContinuationsAsynchronously);

    public Task Task => _done.Task;

    public override WorkspaceSid? Batch => batch.WorkspaceSid;

    public override int Rows => batch.Events.Length + batch.Tasks.Length + batch.Reservations.Length + batch.Workers.Length + batch.WorkerChannels.Length;

    public override void Apply(RoutingSession session) => session.Apply(batch);

    public override void Committed() => _done.TrySetResult();

    public override void Failed(Exception exception) => _done.TrySetException(new WorkspaceCommitException($"The changes of workspace {batch.WorkspaceSid} could not be kept: {exception.Message}", exception));
}

/// <summary>A change that is no batch.</summary>
internal sealed class RoutingActionWrite<T>(Func<RoutingSession, T> apply) : RoutingWrite
{
    private readonly TaskCompletionSource<T> _done = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private T _result = default!;

    public Task<T> Task => _done.Task;

    public override void Apply(RoutingSession session) => _result = apply(session);

    public override void Committed() => _done.TrySetResult(_result);

    public override void Failed(Exception exception) => _done.TrySetException(exception);
}

/// <summary>Waits for all that was handed over before.</summary>
internal sealed class RoutingReloadMark(WorkspaceSid workspace) : RoutingWrite
{
    private readonly TaskCompletionSource _done = new(TaskCreationOptions.RunContinuationsAsynchronously);

    public Task Task => _done.Task;

    public override WorkspaceSid? Reload => workspace;

    public override void Apply(RoutingSession session)
    {
        // Nothing to write: its place in the queue is what counts.
    }

    public override void Committed() => _done.TrySetResult();

    public override void Failed(Exception exception) => _done.TrySetException(exception);
}
