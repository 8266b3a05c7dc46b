using System.Collections.Concurrent;
using System.Collections.Immutable;
using System.Text.Json;
using WorkDistribution.Core.Identity;
using WorkDistribution.TaskRouting.Events;
using WorkDistribution.TaskRouting.Reservations;

namespace WorkDistribution.Api.TaskRouting.WorkerChannel;

/// <summary>Gives what was committed to the sockets of the workers it concerns: their own changes, their reservations, and the tasks they hold.</summary>
internal sealed class WorkerHub(WorkerChannelMetrics metrics) : IEventObserver
{
    private readonly ConcurrentDictionary<WorkerSid, ImmutableArray<WorkerConnection>> _byWorker = [];
    private readonly ConcurrentDictionary<WorkspaceSid, int> _byWorkspace = [];
    private readonly ConcurrentDictionary<TaskSid, ImmutableArray<WorkerConnection>> _holders = [];

    /// <summary>A socket's worker is told from now on.</summary>
    /// <returns>The worker's other sockets.</returns>
    public ImmutableArray<WorkerConnection> Add(WorkerConnection connection)
    {
        var all = _byWorker.AddOrUpdate(connection.Token.WorkerSid, static (_, added) => [added], static (_, known, added) => known.Add(added), connection);
        _byWorkspace.AddOrUpdate(connection.Token.WorkspaceSid, 1, static (_, count) => count + 1);
        return all.Remove(connection);
    }

    /// <summary>A socket is gone.</summary>
    /// <returns>Whether it was the worker's last.</returns>
    public bool Remove(WorkerConnection connection)
    {
        var left = _byWorker.AddOrUpdate(connection.Token.WorkerSid, static (_, _) => [], static (_, known, gone) => known.Remove(gone), connection);
        _byWorkspace.AddOrUpdate(connection.Token.WorkspaceSid, 0, static (_, count) => count - 1);
        foreach (var (reservation, _) in connection.Held)
        {
            Release(connection, reservation);
        }

        if (left.IsEmpty)
        {
            _byWorker.TryRemove(KeyValuePair.Create(connection.Token.WorkerSid, left));
        }

        return left.IsEmpty;
    }

    /// <summary>The worker holds a task: the socket is told of its changes.</summary>
    public void Hold(WorkerConnection connection, ReservationSid reservation, TaskSid task)
    {
        if (connection.Held.TryAdd(reservation, task))
        {
            _holders.AddOrUpdate(task, static (_, added) => [added], static (_, known, added) => known.Contains(added) ? known : known.Add(added), connection);
        }
    }

    /// <summary>Whether the worker has a socket.</summary>
    public bool IsConnected(WorkerSid worker) => _byWorker.TryGetValue(worker, out var sockets) && !sockets.IsEmpty;

    /// <inheritdoc/>
    public void Committed(IReadOnlyList<RoutingEvent> events)
    {
        if (events.Count == 0 || !_byWorkspace.TryGetValue(events[0].Workspace.Sid, out var sockets) || sockets == 0)
        {
            return;
        }

        // The end of a task is told after that of its reservation: who held it until then is told of both.
        var over = new List<(WorkerConnection Connection, ReservationSid Reservation)>();
        foreach (var occurrence in events)
        {
            switch (occurrence.Type)
            {
                case EventType.WorkerActivityUpdate or EventType.WorkerAttributesUpdate or EventType.WorkerCapacityUpdate or EventType.WorkerChannelAvailabilityUpdate:
                    TellWorker(occurrence);
                    break;
                case EventType.ReservationCreated or EventType.ReservationAccepted or EventType.ReservationRejected or EventType.ReservationTimeout or EventType.ReservationCanceled
                    or EventType.ReservationRescinded or EventType.ReservationWrapup or EventType.ReservationCompleted or EventType.ReservationFailed:
                    TellReservation(occurrence, over);
                    break;
                case EventType.TaskUpdated or EventType.TaskCanceled or EventType.TaskCompleted or EventType.TaskWrapup:
                    TellHolders(occurrence);
                    break;
            }
        }

        foreach (var (connection, reservation) in over)
        {
            Release(connection, reservation);
        }
    }

    private void Release(WorkerConnection connection, ReservationSid reservation)
    {
        if (!connection.Held.TryRemove(reservation, out var task))
        {
            return;
        }

        var left = _holders.AddOrUpdate(task, static (_, _) => [], static (_, known, gone) => known.Remove(gone), connection);
        if (left.IsEmpty)
        {
            _holders.TryRemove(KeyValuePair.Create(task, left));
        }
    }

    private void TellWorker(RoutingEvent occurrence)
    {
        if (occurrence.Worker is not { } worker || !_byWorker.TryGetValue(worker.Worker.Sid, out var connections))
        {
            return;
        }

        var account = occurrence.Workspace.AccountSid;
        var isChannel = occurrence.Type is EventType.WorkerCapacityUpdate or EventType.WorkerChannelAvailabilityUpdate;
        if (isChannel && occurrence.WorkerChannel is null)
        {
            return;
        }

        Send(connections, occurrence, writer =>
        {
            if (isChannel)
            {
                WorkerPayloads.Channel(writer, occurrence.WorkerChannel!, account);
            }
            else
            {
                WorkerPayloads.Worker(writer, worker, account);
            }
        });
    }

    private void TellReservation(RoutingEvent occurrence, List<(WorkerConnection Connection, ReservationSid Reservation)> over)
    {
        if (occurrence is not { Reservation: { } reservation, Task: { } task } || !_byWorker.TryGetValue(reservation.WorkerSid, out var connections))
        {
            return;
        }

        var isLive = reservation.ReservationStatus is ReservationStatus.Pending or ReservationStatus.Accepted or ReservationStatus.Wrapping;
        foreach (var connection in connections)
        {
            if (isLive)
            {
                Hold(connection, reservation.Sid, reservation.TaskSid);
            }
            else
            {
                over.Add((connection, reservation.Sid));
            }
        }

        Send(connections, occurrence, writer => WorkerPayloads.Reservation(writer, reservation, task, occurrence.Workspace.AccountSid));
    }

    private void TellHolders(RoutingEvent occurrence)
    {
        if (occurrence.Task is not { } task)
        {
            return;
        }

        if (_holders.TryGetValue(task.Task.Sid, out var connections))
        {
            Send(connections, occurrence, writer => WorkerPayloads.Task(writer, task, occurrence.Workspace.AccountSid));
        }
    }

    private void Send(ImmutableArray<WorkerConnection> connections, RoutingEvent occurrence, Action<Utf8JsonWriter> payload)
    {
        var message = WorkerPayloads.Event(EventTypes.NameOf(occurrence.Type), payload);
        foreach (var connection in connections)
        {
            connection.Send(message);
            metrics.Sent();
        }
    }
}
