using WorkDistribution.Core.Identity;
using WorkDistribution.TaskRouting.Workspaces;

namespace WorkDistribution.TaskRouting.Reservations;

/// <summary>Answers or ends a reservation. Only a pending one can be accepted, rejected or rescinded, only an accepted one wrapped, only an accepted or wrapping one completed; what comes too late is refused (R3-53).</summary>
/// <param name="Sid">Which.</param>
/// <param name="Status">accepted, rejected, timeout, rescinded, canceled, wrapping or completed.</param>
/// <param name="Task">The task it must be of; null: any.</param>
/// <param name="Worker">The worker it must be of; null: any.</param>
/// <param name="WorkerActivitySid">With rejected, timeout, wrapping or completed: the worker's next activity.</param>
/// <param name="IfMatch">The version its owner saw (ETag, with or without quotes), or *; null: whatever it is. Another version is refused with 412.</param>
public sealed record UpdateReservation(
    ReservationSid Sid,
    ReservationStatus Status,
    TaskSid? Task = null,
    WorkerSid? Worker = null,
    ActivitySid? WorkerActivitySid = null,
    string? IfMatch = null) : WorkspaceCommand<ReservationView>;
