using WorkDistribution.Core.Identity;

namespace WorkDistribution.TaskRouting.Rehearsal.Recording;

/// <summary>A task that a worker was at when the period began.</summary>
/// <param name="Task">The task.</param>
/// <param name="Worker">Who had it.</param>
/// <param name="Reservation">The offer it came by.</param>
/// <param name="Queue">The queue it came from.</param>
/// <param name="Accepted">Since when.</param>
/// <param name="End">What became of it; null: the worker is still at it.</param>
internal sealed record HeldTask(RecordedTask Task, WorkerSid Worker, ReservationSid Reservation, TaskQueueSid Queue, DateTimeOffset Accepted, RecordedEnd? End);
