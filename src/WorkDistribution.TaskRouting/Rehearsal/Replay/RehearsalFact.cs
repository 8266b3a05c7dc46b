using WorkDistribution.Core.Identity;
using WorkDistribution.TaskRouting.Events;

namespace WorkDistribution.TaskRouting.Rehearsal.Replay;

/// <summary>What a ledger needs of an event.</summary>
/// <param name="Type">What happened.</param>
/// <param name="Time">When.</param>
/// <param name="Task">The task.</param>
/// <param name="Queue">Its queue.</param>
/// <param name="Worker">The worker.</param>
/// <param name="Reservation">The offer.</param>
/// <param name="Activity">The worker's activity.</param>
/// <param name="Reason">Why the task was cancelled.</param>
internal readonly record struct RehearsalFact(
    EventType Type,
    DateTimeOffset Time,
    TaskSid? Task,
    TaskQueueSid? Queue,
    WorkerSid? Worker,
    ReservationSid? Reservation,
    ActivitySid? Activity,
    string? Reason)
{
    /// <summary>Whether ledgers need events of a kind.</summary>
    public static bool Matters(EventType type) => type is EventType.TaskCreated or EventType.TaskQueueEntered or EventType.TaskCanceled or EventType.TaskDeleted
        or EventType.ReservationCreated or EventType.ReservationAccepted or EventType.ReservationRejected or EventType.ReservationTimeout or EventType.ReservationCanceled or EventType.ReservationCompleted
        or EventType.WorkerCreated or EventType.WorkerActivityUpdate or EventType.WorkerDeleted;

    /// <summary>Of an event of a rehearsal.</summary>
    public static RehearsalFact Of(RoutingEvent happened) => new(
        happened.Type,
        happened.Time,
        happened.Task?.Task.Sid,
        happened.TaskQueue?.Sid,
        happened.Worker?.Worker.Sid,
        happened.Reservation?.Sid,
        happened.Worker?.Worker.ActivitySid,
        happened.Task?.Task.Reason);
}
