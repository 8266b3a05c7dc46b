using System.Buffers;
using System.Diagnostics;
using Microsoft.Extensions.Logging.Abstractions;
using WorkDistribution.Storage.Sqlite;
using WorkDistribution.Storage.Sqlite.TaskRouting;
using WorkDistribution.TaskRouting.Events;

namespace WorkDistribution.Benchmarks.Workspaces;

/// <summary>The floor: one thread that writes the rows of so many tasks, ready in memory, into the same tables in the same commits, and does nothing else.</summary>
internal static class WorkspaceFloor
{
    private const int Workers = 50;

    public static BenchResult Run(string folder, int group, int seconds)
    {
        Directory.CreateDirectory(folder);
        var path = Path.Combine(folder, "floor.db");
        File.Create(path).Dispose();
        using var session = SqliteSession.Open(path, readOnly: false);
        SqliteMigrations.Apply(session, SqliteMigrations.TaskRouting, TimeProvider.System, NullLogger.Instance);
        session.Run("PRAGMA cache_size = -65536; PRAGMA foreign_keys = OFF");

        // The rows as the store writes them, taken from one task's batches.
        var lane = new TaskLane();
        var create = lane.Create(1, out var tasks);
        var reserve = lane.Reserve(ref tasks);
        var accept = lane.Accept(ref tasks);
        var complete = lane.Complete(ref tasks);
        var (task, reservation) = tasks[0];
        var worker = lane.Making.Workers[0];
        var channel = lane.Making.WorkerChannels[0];
        using var saveTask = new RoutingStatement(session, RoutingTables.Tasks.Save);
        using var saveReservation = new RoutingStatement(session, RoutingTables.Reservations.Save);
        using var saveWorker = new RoutingStatement(session, RoutingTables.Workers.Save);
        using var saveChannel = new RoutingStatement(session, RoutingTables.WorkerChannels.Save);
        using var insertEvent = new RoutingStatement(session, EventTable.Insert);
        var details = new[] { create, reserve, accept, complete }.Select(batch => batch.Events.Select(Detail).ToArray()).ToArray();
        var workers = Enumerable.Range(0, Workers).Select(_ => RandomBytes()).ToArray();
        var channels = Enumerable.Range(0, Workers).Select(_ => RandomBytes()).ToArray();
        var number = 0L;
        var events = 0L;
        var taskSids = new byte[group][];
        var reservationSids = new byte[group][];
        var result = new BenchResult();
        while (!result.IsOver(seconds))
        {
            for (var step = 0; step < 4; step++)
            {
                var began = Stopwatch.GetTimestamp();
                session.Execute("BEGIN IMMEDIATE");
                for (var i = 0; i < group; i++)
                {
                    if (step == 0)
                    {
                        number++;
                        (taskSids[i], reservationSids[i]) = (OrderedBytes(), OrderedBytes());
                    }

                    RoutingTables.Tasks.Bind(saveTask.Long(1).Blob(taskSids[i]), task);
                    saveTask.Run();
                    if (step > 0)
                    {
                        RoutingTables.Reservations.Bind(saveReservation.Long(1).Blob(reservationSids[i]), reservation);
                        saveReservation.Run();
                    }

                    if ((step is 1 or 3) && i < Workers)
                    {
                        RoutingTables.Workers.Bind(saveWorker.Long(1).Blob(workers[number % Workers]), worker);
                        saveWorker.Run();
                    }

                    if (step is 1 && i < Workers)
                    {
                        RoutingTables.WorkerChannels.Bind(saveChannel.Long(1).Blob(channels[number % Workers]), channel);
                        saveChannel.Run();
                    }

                    foreach (var detail in details[step])
                    {
                        insertEvent.Long((1L << 40) + ++events).Blob(OrderedBytes()).Long(1).Long(events).Blob(taskSids[i]).Blob(workers[0]).Blob(reservationSids[i]).Blob(workers[1]).Blob(workers[2]).Blob(workers[3]).Text("voice").Blob(detail);
                        insertEvent.Run();
                    }
                }

                session.Execute("COMMIT");
                result.Took(Stopwatch.GetElapsedTime(began));
            }

            result.Done(group);
        }

        return result.End();

        byte[] Detail(RoutingEvent happened)
        {
            var data = new EventData();
            data.Collect(happened);
            var buffer = new ArrayBufferWriter<byte>();
            EventDetail.Write(
                data,
                new EventColumns
                {
                    Workspace = happened.Workspace.Sid.Value,
                    Task = happened.Task?.Task.Sid.Value,
                    Worker = happened.Worker?.Worker.Sid.Value,
                    Reservation = happened.Reservation?.Sid.Value,
                    TaskQueue = happened.TaskQueue?.Sid.Value,
                    Workflow = happened.Workflow?.Sid.Value,
                    TaskChannel = happened.Task?.Task.TaskChannelSid.Value,
                    TaskChannelUniqueName = happened.Task?.TaskChannelUniqueName,
                },
                buffer);
            return buffer.WrittenSpan.ToArray();
        }
    }

    private static byte[] RandomBytes() => Guid.NewGuid().ToByteArray();

    private static byte[] OrderedBytes() => Guid.CreateVersion7().ToByteArray(bigEndian: true);
}
