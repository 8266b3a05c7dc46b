using WorkDistribution.Core.Identity;
using WorkDistribution.TaskRouting.Workspaces;

namespace WorkDistribution.TaskRouting.Reservations;

/// <summary>Marks a pending reservation as being carried out by an instruction (dequeue, call, ...), so that no second one begins; refused when one is under way or it is not pending.</summary>
/// <param name="Sid">Which.</param>
/// <param name="Task">The task it must be of; null: any.</param>
/// <param name="Worker">The worker it must be of; null: any.</param>
/// <param name="Extend">How long from now the offer stays open for it; null: as it is.</param>
public sealed record StartInstruction(
    ReservationSid Sid,
    TaskSid? Task = null,
    WorkerSid? Worker = null,
    TimeSpan? Extend = null) : WorkspaceCommand<ReservationView>;
