using System.Collections.Immutable;
using WorkDistribution.Core.Identity;
using WorkDistribution.TaskRouting.Workspaces;

namespace WorkDistribution.Storage.Sqlite.TaskRouting;

/// <summary>Workspaces and all that lives in them.</summary>
internal sealed class SqliteWorkspaceStore(RoutingDatabase database) : IWorkspaceStore
{
    public async Task<ImmutableArray<Workspace>> ListAsync(CancellationToken cancellationToken) =>
        [.. await database.ReadAsync(WorkspaceTable.All, cancellationToken)];

    public async Task<WorkspaceSnapshot> LoadAsync(WorkspaceSid workspace, CancellationToken cancellationToken)
    {
        await database.ReloadAsync(workspace, cancellationToken);

        // Half a million tasks take seconds: not on the caller's thread.
        return await Task.Run(() => database.ReadAsync(session => Read(session, workspace), cancellationToken).AsTask(), cancellationToken);
    }

    public Task CommitAsync(WorkspaceBatch batch, CancellationToken cancellationToken) =>
        batch.IsEmpty ? Task.CompletedTask : database.CommitAsync(batch, cancellationToken);

    private static WorkspaceSnapshot Read(SqliteSession session, WorkspaceSid sid)
    {
        session.Execute("BEGIN");
        try
        {
            if (WorkspaceTable.Key(session, sid) is not { } key || WorkspaceTable.Find(session, key.Number) is not { } workspace)
            {
                return new WorkspaceSnapshot();
            }

            var context = new RoutingRowContext(key.Number, sid);
            var last = session.Query("SELECT last_event_number, last_task_number FROM workspaces WHERE number = $1", static row => (Event: row.Long(), Task: row.Long()), key.Number)[0];
            return new WorkspaceSnapshot
            {
                Workspace = workspace,
                Activities = RoutingTables.Activities.All(session, context),
                TaskChannels = RoutingTables.TaskChannels.All(session, context),
                TaskQueues = RoutingTables.TaskQueues.All(session, context),
                Workflows = RoutingTables.Workflows.All(session, context),
                Workers = RoutingTables.Workers.All(session, context),
                WorkerChannels = RoutingTables.WorkerChannels.All(session, context),
                Tasks = RoutingTables.Tasks.All(session, context, static (one, other) => one.Number.CompareTo(other.Number)),
                Reservations = RoutingTables.Reservations.All(session, context, static (one, other) => one.DateCreated.CompareTo(other.DateCreated)),
                LastEventNumber = last.Event,
                LastTaskNumber = last.Task,
            };
        }
        finally
        {
            session.Execute("COMMIT");
        }
    }
}
