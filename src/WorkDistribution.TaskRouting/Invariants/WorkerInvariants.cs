using WorkDistribution.TaskRouting.Reservations;
using WorkDistribution.TaskRouting.Workers;
using WorkDistribution.TaskRouting.Workspaces;

namespace WorkDistribution.TaskRouting.Invariants;

/// <summary>What always holds of a worker between decisions.</summary>
internal static class WorkerInvariants
{
    /// <summary>Adds what does not hold.</summary>
    public static void Check(WorkspaceCore core, WorkerState worker, List<string> broken)
    {
        foreach (var channel in worker.Channels)
        {
            var (all, bound) = (0, 0);
            foreach (var reservation in worker.Live)
            {
                if (ReferenceEquals(reservation.Task.Channel, channel.Kind))
                {
                    all++;
                    bound += reservation.Task.Task.IgnoreCapacity ? 0 : 1;
                }
            }

            if (all != channel.Assigned)
            {
                broken.Add($"worker {worker.Key} has {all} tasks of {channel.Kind.Channel.UniqueName}, {channel.Assigned} are counted");
            }

            if (bound > channel.Channel.ConfiguredCapacity)
            {
                broken.Add($"worker {worker.Key} is over capacity: {bound} tasks of {channel.Kind.Channel.UniqueName}, {channel.Channel.ConfiguredCapacity} fit");
            }
        }

        if (!core.State.Workspace.MultiTaskEnabled && worker.Live.Count(static live => !live.Task.Task.IgnoreCapacity) > 1)
        {
            broken.Add($"worker {worker.Key} has several tasks where one is allowed");
        }

        var pending = 0;
        foreach (var reservation in worker.Live)
        {
            pending += reservation.Status == ReservationStatus.Pending ? 1 : 0;
            if (!reservation.IsLive
                || !core.State.TryGetReservation(reservation.Key, out var kept)
                || !ReferenceEquals(kept, reservation)
                || !core.State.TryGetTask(reservation.Task.Key, out _)
                || reservation.Task.IsEnded)
            {
                broken.Add($"reservation {reservation.Key} of worker {worker.Key} is of no live task");
            }
        }

        if (pending != worker.Pending)
        {
            broken.Add($"worker {worker.Key} has {pending} offers, {worker.Pending} are counted");
        }

        if (worker.IsUnsettled || !worker.IsPooled || worker.Activity.IsRemoved)
        {
            broken.Add($"worker {worker.Key} was not settled");
        }
    }
}
