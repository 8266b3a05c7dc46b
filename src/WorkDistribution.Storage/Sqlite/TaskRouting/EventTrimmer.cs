namespace WorkDistribution.Storage.Sqlite.TaskRouting;

/// <summary>Removes old events in small pieces, so that nobody waits long for the writer.</summary>
internal static class EventTrimmer
{
    /// <summary>Removes up to so many events older than a time, with what points to them; then workspaces that were removed and have no event left.</summary>
    public static int Trim(RoutingSession session, DateTimeOffset before, int atMost)
    {
        var connection = session.Connection;
        var removed = 0;
        foreach (var (workspace, isRemoved) in connection.Query("SELECT number, removed FROM workspaces", static row => (row.Long(), row.Flag())))
        {
            while (removed < atMost && Oldest(connection, workspace) is var (second, first, last) && second < before.ToUnixTimeSeconds())
            {
                removed += Remove(connection, workspace, second, first, Math.Min(last, first + atMost - removed - 1), last);
            }

            if (isRemoved && removed < atMost && Oldest(connection, workspace) is null)
            {
                connection.Execute("DELETE FROM workspaces WHERE number = $1", workspace);
                session.Forget(workspace);
            }
        }

        return removed;
    }

    private static (long Second, long First, long Last)? Oldest(SqliteSession session, long workspace) =>
        session.Query("SELECT second, first, last FROM event_seconds WHERE workspace = $1 ORDER BY second LIMIT 1", static row => (row.Long(), row.Long(), row.Long()), workspace) is [var found] ? found : null;

    private static int Remove(SqliteSession session, long workspace, long second, long first, long until, long last)
    {
        var from = EventTable.Id(workspace, first);
        var to = EventTable.Id(workspace, until);

        // Only what is of that second: with a clock that was set back others may lie between.
        var removed = session.Execute("DELETE FROM events WHERE id BETWEEN $1 AND $2 AND time / 1000 = $3", from, to, second);
        session.Execute("DELETE FROM event_outbox WHERE id BETWEEN $1 AND $2 AND NOT EXISTS (SELECT 1 FROM events WHERE events.id = event_outbox.id)", from, to);
        if (until == last)
        {
            session.Execute("DELETE FROM event_seconds WHERE workspace = $1 AND second = $2", workspace, second);
        }
        else
        {
            session.Execute("UPDATE event_seconds SET first = $3 WHERE workspace = $1 AND second = $2", workspace, second, until + 1);
        }

        return removed;
    }
}
