using WorkDistribution.TaskRouting.Events;
using WorkDistribution.TaskRouting.Reservations;
using WorkDistribution.TaskRouting.TaskQueues;
using WorkDistribution.TaskRouting.Tasks;
using WorkDistribution.TaskRouting.Workers;
using WorkDistribution.TaskRouting.Workflows;
using WorkDistribution.TaskRouting.Workspaces;

namespace WorkDistribution.TaskRouting.Assignments.Callbacks;

/// <summary>A reservation and everything that a callback is told of it.</summary>
internal sealed record Offer(Workspace Workspace, Reservation Reservation, TaskView Task, WorkerView Worker, Workflow? Workflow, TaskQueue? TaskQueue)
{
    /// <summary>Whom its workflow wants asked.</summary>
    public CallbackAddresses Addresses => CallbackAddresses.Of(Workflow, Task.Task);

    /// <summary>That of a reservation's event; null of any other.</summary>
    public static Offer? Of(RoutingEvent occurrence) =>
        occurrence is { Reservation: { } reservation, Task: { } task, Worker: { } worker }
            ? new(occurrence.Workspace, reservation, task, worker, occurrence.Workflow, occurrence.TaskQueue)
            : null;
}
