using WorkDistribution.Core.Identity;
using WorkDistribution.Core.Paging;
using WorkDistribution.TaskRouting.Workspaces;

namespace WorkDistribution.TaskRouting.Reservations;

/// <summary>Lists reservations of a task or a worker, or all that live.</summary>
/// <param name="Task">Of this task.</param>
/// <param name="Worker">Of this worker.</param>
/// <param name="Status">Only these.</param>
/// <param name="Page">Which page.</param>
public sealed record ListReservations(
    TaskSid? Task,
    WorkerSid? Worker,
    ReservationStatus? Status,
    PageRequest Page) : WorkspaceCommand<Page<ReservationView>>;
