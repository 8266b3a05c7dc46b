namespace WorkDistribution.TaskRouting.Reservations;

/// <summary>Where a reservation stands (R3-51).</summary>
public enum ReservationStatus
{
    /// <summary>Offered, not answered.</summary>
    Pending,

    /// <summary>The worker has the task.</summary>
    Accepted,

    /// <summary>The worker does not want it.</summary>
    Rejected,

    /// <summary>The worker did not answer in time.</summary>
    Timeout,

    /// <summary>The task was cancelled, or the worker went away.</summary>
    Canceled,

    /// <summary>Another worker got the task, or the task moved on.</summary>
    Rescinded,

    /// <summary>Done but for after-work.</summary>
    Wrapping,

    /// <summary>Done.</summary>
    Completed,
}
