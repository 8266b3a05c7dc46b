using WorkDistribution.TaskRouting.Reservations;
using WorkDistribution.TaskRouting.Tasks;
using WorkDistribution.TaskRouting.Workspaces;

namespace WorkDistribution.TaskRouting.Invariants;

/// <summary>What always holds of a task between decisions.</summary>
internal static class TaskInvariants
{
    /// <summary>Adds what does not hold.</summary>
    public static void Check(WorkspaceCore core, TaskState task, List<string> broken)
    {
        var (pending, accepted) = (0, 0);
        foreach (var reservation in task.Reservations)
        {
            pending += reservation.Status == ReservationStatus.Pending ? 1 : 0;
            accepted += reservation.Status is ReservationStatus.Accepted or ReservationStatus.Wrapping ? 1 : 0;
            if (reservation.IsLive && (!core.State.Workers.TryGet(reservation.Worker.Key, out var worker) || !worker.Live.Contains(reservation)))
            {
                broken.Add($"reservation {reservation.Key} of task {task.Key} is of no live worker");
            }
        }

        if (pending != task.Pending || accepted != task.Accepted)
        {
            broken.Add($"task {task.Key} has {pending} offers and {accepted} acceptances, {task.Pending} and {task.Accepted} are counted");
        }

        if (accepted > 1)
        {
            broken.Add($"task {task.Key} is accepted {accepted} times");
        }

        var coherent = task.Task.AssignmentStatus switch
        {
            AssignmentStatus.Pending => pending == 0 && accepted == 0,
            AssignmentStatus.Reserved => pending > 0 && accepted == 0,
            AssignmentStatus.Assigned or AssignmentStatus.Wrapping => pending == 0 && accepted == 1,
            _ => pending == 0 && accepted == 0 && task.Class is null,
        };
        if (!coherent)
        {
            broken.Add($"task {task.Key} is {task.Task.AssignmentStatus} with {pending} offers and {accepted} acceptances");
        }

        if (task.WantsWorker != (task.WaitSlot != 0) || task.IsFresh)
        {
            broken.Add($"task {task.Key} {(task.WantsWorker ? "wants a worker and does not wait" : "waits and wants no worker")}");
        }

        if (!task.IsEnded && task.TimerSlot == 0)
        {
            broken.Add($"task {task.Key} would live for ever");
        }
    }
}
