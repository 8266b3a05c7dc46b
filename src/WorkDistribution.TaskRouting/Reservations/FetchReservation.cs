using WorkDistribution.Core.Identity;
using WorkDistribution.TaskRouting.Workspaces;

namespace WorkDistribution.TaskRouting.Reservations;

/// <summary>Asks for a reservation, under its task or its worker.</summary>
/// <param name="Sid">Which.</param>
/// <param name="Task">The task it must be of; null: any.</param>
/// <param name="Worker">The worker it must be of; null: any.</param>
public sealed record FetchReservation(ReservationSid Sid, TaskSid? Task = null, WorkerSid? Worker = null) : WorkspaceCommand<ReservationView>;
