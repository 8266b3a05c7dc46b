using System.Globalization;
using WorkDistribution.Core.Errors;
using WorkDistribution.Core.Identity;
using WorkDistribution.Core.Paging;
using WorkDistribution.TaskRouting.Activities;
using WorkDistribution.TaskRouting.Events;
using WorkDistribution.TaskRouting.Workspaces;

namespace WorkDistribution.TaskRouting.Reservations;

/// <summary>Carries out commands about reservations; what comes too late is refused (R3-53).</summary>
/// <param name="core">The workspace.</param>
internal sealed class ReservationCommands(WorkspaceCore core)
{
    private static readonly TimeSpan LongestExtension = TimeSpan.FromHours(1);
    private static readonly RoutingFault NotFound = new(ErrorCatalogue.NotFound, "There is no such reservation");

    /// <summary>Shows one.</summary>
    public RoutingResult<ReservationView> Fetch(FetchReservation command) =>
        Find(command.Sid, command.Task, command.Worker) is { } reservation ? Views.Of(reservation, core.Now) : NotFound;

    /// <summary>Lists those of a task or a worker, or all.</summary>
    public RoutingResult<Page<ReservationView>> List(ListReservations command)
    {
        List<ReservationState> of;
        if (command.Task is { } task)
        {
            if (!core.State.TryGetTask(task.Value, out var found))
            {
                return new RoutingFault(ErrorCatalogue.NotFound, "There is no such task");
            }

            of = [.. found.Reservations];
        }
        else if (command.Worker is { } worker)
        {
            if (core.State.Workers.Find(worker.Value) is not { } found)
            {
                return new RoutingFault(ErrorCatalogue.NotFound, "There is no such worker");
            }

            of = command.Status is { } status && ReservationState.IsLiveStatus(status)
                ? [.. found.Live]
                : [.. core.State.Reservations.Where(reservation => ReferenceEquals(reservation.Worker, found))];
        }
        else
        {
            of = [.. core.State.Reservations.Where(static reservation => reservation.IsLive)];
        }

        of.RemoveAll(reservation =>
            (command.Status is { } status && reservation.Status != status) || (command.Worker is { } worker && reservation.Reservation.WorkerSid != worker));
        of.Sort(static (x, y) =>
        {
            var order = x.Created.CompareTo(y.Created);
            return order != 0 ? order : string.CompareOrdinal(x.Key, y.Key);
        });
        return Sorted.Page(of, command.Page, static reservation => (reservation.Created.UtcTicks, reservation.Key), false, reservation => Views.Of(reservation, core.Now));
    }

    /// <summary>Answers or ends one.</summary>
    public RoutingResult<ReservationView> Update(UpdateReservation command)
    {
        if (Find(command.Sid, command.Task, command.Worker) is not { } reservation)
        {
            return NotFound;
        }

        if (Precondition.Check(command.IfMatch, reservation.Reservation.Version) is { } stale)
        {
            return stale;
        }

        var checks = new Checks();
        var activity = checks.Activity(core.State, command.WorkerActivitySid?.Value, "WorkerActivitySid");
        var now = reservation.Status;
        var allowed = command.Status switch
        {
            ReservationStatus.Accepted or ReservationStatus.Rejected or ReservationStatus.Timeout or ReservationStatus.Rescinded => now == ReservationStatus.Pending,
            ReservationStatus.Canceled => now is ReservationStatus.Pending or ReservationStatus.Accepted,
            ReservationStatus.Wrapping => now == ReservationStatus.Accepted,
            ReservationStatus.Completed => now is ReservationStatus.Accepted or ReservationStatus.Wrapping,
            _ => false,
        };
        if (!allowed)
        {
            checks.Wrong(
                "ReservationStatus",
                string.Create(CultureInfo.InvariantCulture, $"reservation {reservation.Key} cannot become {ReservationStatuses.NameOf(command.Status)}: it is {ReservationStatuses.NameOf(now)}"));
        }

        if (checks.Failed)
        {
            return RoutingResult<ReservationView>.Refused(checks.Faults);
        }

        Answer(reservation, command.Status, activity);
        core.Matcher.Settle();
        return Views.Of(reservation, core.Now);
    }

    /// <summary>Marks one as being carried out.</summary>
    public RoutingResult<ReservationView> Start(StartInstruction command)
    {
        if (Find(command.Sid, command.Task, command.Worker) is not { } reservation)
        {
            return NotFound;
        }

        if (reservation.Status != ReservationStatus.Pending)
        {
            return new RoutingFault(ErrorCatalogue.Conflict, $"The reservation is {ReservationStatuses.NameOf(reservation.Status)}");
        }

        if (reservation.Reservation.IsInstructed)
        {
            return new RoutingFault(ErrorCatalogue.Conflict, "An instruction is under way");
        }

        var expires = reservation.Reservation.Expires;
        if (command.Extend is { } extend)
        {
            expires = core.Now + (extend < LongestExtension ? extend : LongestExtension);
            core.Timers.Set(reservation, expires);
        }

        core.Reservations.Set(reservation, reservation.Reservation with { IsInstructed = true, Expires = expires });
        return Views.Of(reservation, core.Now);
    }

    /// <summary>Ends the mark.</summary>
    public RoutingResult<ReservationView> End(EndInstruction command)
    {
        if (Find(command.Sid, null, null) is not { } reservation)
        {
            return NotFound;
        }

        if (reservation.Reservation.IsInstructed)
        {
            core.Reservations.Set(reservation, reservation.Reservation with { IsInstructed = false });
        }

        return Views.Of(reservation, core.Now);
    }

    private ReservationState? Find(ReservationSid sid, TaskSid? task, WorkerSid? worker) =>
        core.State.TryGetReservation(sid.Value, out var reservation)
        && (task is null || reservation.Reservation.TaskSid == task)
        && (worker is null || reservation.Reservation.WorkerSid == worker)
            ? reservation
            : null;

    private void Answer(ReservationState reservation, ReservationStatus status, ActivityState? activity)
    {
        var worker = reservation.Worker;
        switch (status)
        {
            case ReservationStatus.Accepted:
                core.Reservations.Accept(reservation);
                break;
            case ReservationStatus.Rejected:
                core.Reservations.Decline(reservation, status, EventType.ReservationRejected, activity);
                break;
            case ReservationStatus.Timeout:
                core.Reservations.Decline(reservation, status, EventType.ReservationTimeout, activity ?? core.State.TimeoutActivity, mustUpdate: activity is null);
                break;
            case ReservationStatus.Rescinded:
                core.Reservations.Decline(reservation, status, EventType.ReservationRescinded, activity);
                break;
            case ReservationStatus.Canceled when reservation.Status == ReservationStatus.Pending:
                core.Reservations.Decline(reservation, status, EventType.ReservationCanceled, activity);
                break;
            case ReservationStatus.Canceled:
                core.Reservations.End(reservation, status, EventType.ReservationCanceled, activity);
                core.Routing.HandBack(reservation.Task);
                break;
            case ReservationStatus.Wrapping:
                core.Reservations.Wrap(reservation);
                break;
            default:
                core.Reservations.Complete(reservation, activity);
                break;
        }

        if (activity is not null && !ReferenceEquals(worker.Activity, activity))
        {
            core.Workers.SetActivity(worker, activity, worker.Worker.MustUpdate);
        }
    }
}
