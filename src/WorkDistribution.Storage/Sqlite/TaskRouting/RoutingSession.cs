using System.Buffers;
using System.Collections.Immutable;
using System.Runtime.InteropServices;
using WorkDistribution.Core.Identity;
using WorkDistribution.TaskRouting.Events;
using WorkDistribution.TaskRouting.Workspaces;

namespace WorkDistribution.Storage.Sqlite.TaskRouting;

/// <summary>Writes batches through prepared statements. Used by the writer's thread only, within its transaction.</summary>
internal sealed class RoutingSession(SqliteSession session) : IDisposable
{
    // By reference: every text is one constant, and hashing hundreds of characters would cost as much as binding a row.
    private readonly Dictionary<object, RoutingStatement> _statements = new(ReferenceEqualityComparer.Instance);
    private readonly Dictionary<WorkspaceSid, Progress> _progress = [];
    private readonly HashSet<Progress> _moved = [];
    private readonly EventData _data = new();
    private readonly ArrayBufferWriter<byte> _detail = new(4096);

    /// <summary>The connection, for what is not a batch.</summary>
    public SqliteSession Connection => session;

    /// <summary>A statement, prepared once.</summary>
    public RoutingStatement Prepared(string sql)
    {
        ref var statement = ref CollectionsMarshal.GetValueRefOrAddDefault(_statements, sql, out _);
        return statement ??= new RoutingStatement(session, sql);
    }

    /// <summary>Writes a batch.</summary>
    public void Apply(WorkspaceBatch batch)
    {
        if (batch.Workspace is { } workspace)
        {
            var save = Prepared(WorkspaceTable.Save);
            WorkspaceTable.Bind(save, workspace);
            save.Run();
        }

        var progress = Find(batch.WorkspaceSid);
        Apply(RoutingTables.Activities, progress, batch.Activities, batch.RemovedActivities);
        Apply(RoutingTables.TaskChannels, progress, batch.TaskChannels, batch.RemovedTaskChannels);
        Apply(RoutingTables.TaskQueues, progress, batch.TaskQueues, batch.RemovedTaskQueues);
        Apply(RoutingTables.Workflows, progress, batch.Workflows, batch.RemovedWorkflows);
        Apply(RoutingTables.Workers, progress, batch.Workers, batch.RemovedWorkers);
        Apply(RoutingTables.WorkerChannels, progress, batch.WorkerChannels, batch.RemovedWorkerChannels);
        Apply(RoutingTables.Tasks, progress, batch.Tasks, batch.RemovedTasks);
        Apply(RoutingTables.Reservations, progress, batch.Reservations, batch.RemovedReservations);
        foreach (var task in batch.Tasks)
        {
            progress.LastTask = Math.Max(progress.LastTask, task.Number);
        }

        foreach (var happened in batch.Events)
        {
            Apply(progress, happened);
        }

        foreach (var number in batch.ToTell)
        {
            Prepared("INSERT INTO event_outbox (id) VALUES (?)").Long(EventTable.Id(progress.Key.Number, number)).Run();
        }

        if (batch.RemovesWorkspace)
        {
            Remove(progress.Key.Number);
        }

        _moved.Add(progress);
    }

    /// <summary>Writes how far each workspace has come; the last of a transaction.</summary>
    public void Complete()
    {
        foreach (var progress in _moved)
        {
            CloseSecond(progress);
            Prepared("UPDATE workspaces SET last_event_number = ?, last_task_number = ? WHERE number = ?").Long(progress.LastEvent).Long(progress.LastTask).Long(progress.Key.Number).Run();
        }

        _moved.Clear();
    }

    /// <summary>The transaction was rolled back: what is remembered of it is read anew.</summary>
    public void Forget()
    {
        _moved.Clear();
        _progress.Clear();
        foreach (var statement in _statements.Values)
        {
            statement.Reset();
        }
    }

    /// <summary>A workspace is gone for good.</summary>
    public void Forget(long workspace)
    {
        foreach (var sid in _progress.Where(pair => pair.Value.Key.Number == workspace).Select(static pair => pair.Key).ToArray())
        {
            _progress.Remove(sid);
        }
    }

    public void Dispose()
    {
        foreach (var statement in _statements.Values)
        {
            statement.Dispose();
        }

        session.Dispose();
    }

    private Progress Find(WorkspaceSid sid)
    {
        if (!_progress.TryGetValue(sid, out var progress))
        {
            var key = WorkspaceTable.Key(session, sid) ?? throw new StorageException($"There is no workspace {sid}: its first batch makes it.");
            progress = session.Query(
                "SELECT last_event_number, last_task_number FROM workspaces WHERE number = $1",
                row => new Progress(key) { LastEvent = row.Long(), LastTask = row.Long() },
                key.Number)[0];
            _progress.Add(sid, progress);
        }

        return progress;
    }

    private void Apply<T, TSid>(RoutingTable<T> table, Progress progress, ImmutableArray<T> saved, ImmutableArray<TSid> removed)
        where TSid : struct, ISid<TSid>
    {
        foreach (var fact in saved)
        {
            var save = Prepared(table.Save).Long(progress.Key.Number).Sid(table.Sid(fact));
            table.Bind(save, fact);
            save.Run();
        }

        foreach (var sid in removed)
        {
            Prepared(table.Remove).Long(progress.Key.Number).Sid(sid.Value).Run();
        }
    }

    private void Apply(Progress progress, RoutingEvent happened)
    {
        if (happened.Number != progress.LastEvent + 1)
        {
            throw new StorageException($"Event {happened.Number} of {happened.Workspace.Sid} follows {progress.LastEvent}: it was decided on a state that is not the kept one.");
        }

        var insert = Prepared(EventTable.Insert);
        EventTable.Bind(insert, progress.Key.Number, happened, _data, _detail);
        insert.Run();
        var second = happened.Time.ToUnixTimeSeconds();
        if (second != progress.Second)
        {
            CloseSecond(progress);
            (progress.Second, progress.FirstOfSecond) = (second, happened.Number);
        }

        progress.LastEvent = happened.Number;
    }

    private void CloseSecond(Progress progress)
    {
        if (progress.FirstOfSecond > 0)
        {
            // Several groups of one second, or a clock set back: the row then spans them all.
            Prepared("INSERT INTO event_seconds (workspace, second, first, last) VALUES (?, ?, ?, ?) ON CONFLICT DO UPDATE SET last = excluded.last")
                .Long(progress.Key.Number).Long(progress.Second).Long(progress.FirstOfSecond).Long(progress.LastEvent).Run();
        }

        (progress.Second, progress.FirstOfSecond) = (0, 0);
    }

    private void Remove(long workspace)
    {
        foreach (var clear in RoutingTables.ClearAll)
        {
            Prepared(clear).Long(workspace).Run();
        }

        Prepared("DELETE FROM event_outbox WHERE id BETWEEN ? AND ?").Long(EventTable.Id(workspace, 0)).Long(EventTable.Id(workspace + 1, 0) - 1).Run();
        Prepared("UPDATE workspaces SET removed = 1 WHERE number = ?").Long(workspace).Run();
    }

    /// <summary>How far a workspace has come.</summary>
    private sealed class Progress(WorkspaceKey key)
    {
        public WorkspaceKey Key => key;

        public long LastEvent { get; set; }

        public long LastTask { get; set; }

        /// <summary>The second of the last event of this transaction.</summary>
        public long Second { get; set; }

        /// <summary>The first event of that second; 0: none yet.</summary>
        public long FirstOfSecond { get; set; }
    }
}
