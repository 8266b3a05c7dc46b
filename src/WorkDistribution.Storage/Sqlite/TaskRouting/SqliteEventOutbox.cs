using System.Collections.Immutable;
using WorkDistribution.Core.Identity;
using WorkDistribution.TaskRouting.Events;

namespace WorkDistribution.Storage.Sqlite.TaskRouting;

/// <summary>Events still to be told.</summary>
internal sealed class SqliteEventOutbox(RoutingDatabase database) : IEventOutbox
{
    public async Task<ImmutableArray<EventRecord>> PendingAsync(WorkspaceSid workspace, long afterNumber, int atMost, CancellationToken cancellationToken) =>
        [.. await database.ReadAsync(
            session => WorkspaceTable.Key(session, workspace) is { } key
                ? session.Query(
                    $"SELECT {EventTable.Columns} FROM events WHERE id IN (SELECT id FROM event_outbox WHERE id > $1 AND id < $2 ORDER BY id LIMIT $3) ORDER BY id",
                    row => EventTable.Read(row, key),
                    EventTable.Id(key.Number, afterNumber),
                    EventTable.Id(key.Number + 1, 0),
                    atMost)
                : [],
            cancellationToken)];

    public async Task<ImmutableArray<WorkspaceSid>> WorkspacesAsync(CancellationToken cancellationToken) =>
        [.. await database.ReadAsync(
            static session =>
            {
                // From workspace to workspace: the outbox may hold many events of each.
                var found = new List<WorkspaceSid>();
                for (object? next = 0L; session.Scalar("SELECT id FROM event_outbox WHERE id >= $1 ORDER BY id LIMIT 1", next) is long id; next = EventTable.Id(EventTable.Workspace(id) + 1, 0))
                {
                    found.AddRange(session.Query("SELECT sid FROM workspaces WHERE number = $1 AND removed = 0", static row => row.Sid16<WorkspaceSid>(), EventTable.Workspace(id)));
                }

                return found;
            },
            cancellationToken)];

    public Task RemoveAsync(WorkspaceSid workspace, ImmutableArray<long> numbers, CancellationToken cancellationToken) =>
        numbers.IsEmpty
            ? Task.CompletedTask
            : database.WriteAsync(
                session =>
                {
                    if (WorkspaceTable.Key(session.Connection, workspace) is { } key)
                    {
                        foreach (var number in numbers)
                        {
                            session.Prepared("DELETE FROM event_outbox WHERE id = ?").Long(EventTable.Id(key.Number, number)).Run();
                        }
                    }

                    return true;
                },
                cancellationToken);
}
