using WorkDistribution.TaskRouting.Tasks;
using WorkDistribution.TaskRouting.Workers;
using WorkDistribution.TaskRouting.Workspaces;

namespace WorkDistribution.TaskRouting.Reservations;

/// <summary>A reservation in a live workspace.</summary>
internal sealed class ReservationState(Reservation reservation, TaskState task, WorkerState worker) : Entity
{
    /// <summary>What is kept.</summary>
    public Reservation Reservation { get; set; } = reservation;

    /// <summary>The task.</summary>
    public TaskState Task { get; } = task;

    /// <summary>The worker; the ended reservations of a removed worker are removed with it.</summary>
    public WorkerState Worker { get; } = worker;

    /// <summary>Where it stands.</summary>
    public ReservationStatus Status => Reservation.ReservationStatus;

    /// <summary>Whether it takes room of the worker: pending, accepted or wrapping.</summary>
    public bool IsLive => IsLiveStatus(Reservation.ReservationStatus);

    /// <inheritdoc/>
    public override string Key => Reservation.Sid.Value;

    /// <inheritdoc/>
    public override DateTimeOffset Created => Reservation.DateCreated;

    /// <summary>Whether such a reservation takes room of the worker.</summary>
    public static bool IsLiveStatus(ReservationStatus status) => status is ReservationStatus.Pending or ReservationStatus.Accepted or ReservationStatus.Wrapping;
}
