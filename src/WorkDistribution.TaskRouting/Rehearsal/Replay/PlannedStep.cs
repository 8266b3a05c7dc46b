using WorkDistribution.Core.Identity;
using WorkDistribution.TaskRouting.Reservations;

namespace WorkDistribution.TaskRouting.Rehearsal.Replay;

/// <summary>Something that a worker will do in a rehearsal.</summary>
internal abstract record PlannedStep
{
    /// <summary>Answers an offer, or ends work.</summary>
    /// <param name="Reservation">Which.</param>
    /// <param name="Status">How.</param>
    /// <param name="Activity">What the worker goes over to with it; null: nothing else.</param>
    public sealed record Answer(ReservationSid Reservation, ReservationStatus Status, ActivitySid? Activity) : PlannedStep;

    /// <summary>Comes back after an offer that was not answered.</summary>
    /// <param name="Worker">Who.</param>
    /// <param name="Activity">To what.</param>
    public sealed record Return(WorkerSid Worker, ActivitySid Activity) : PlannedStep;
}
