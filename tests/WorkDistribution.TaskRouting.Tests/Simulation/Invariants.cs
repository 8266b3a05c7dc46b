using WorkDistribution.Core.Identity;
using WorkDistribution.TaskRouting.Expressions;
using WorkDistribution.TaskRouting.Reservations;
using WorkDistribution.TaskRouting.Tasks;
using WorkDistribution.TaskRouting.Workers;
using WorkDistribution.TaskRouting.Workflows;
using WorkDistribution.TaskRouting.Workspaces;

namespace WorkDistribution.TaskRouting.Tests.Simulation;

/// <summary>What must hold between any two decisions, found by looking at everything anew: no index of the engine is believed.</summary>
internal sealed class Invariants(WorkspaceCore core)
{
    private WorkspaceState State => core.State;

    public static void Hold(bool condition, Func<string> otherwise)
    {
        if (!condition)
        {
            throw new InvariantBrokenException(otherwise());
        }
    }

    /// <summary>Looks at everything.</summary>
    /// <param name="offers">Reservations made in the last decision.</param>
    public void Check(IReadOnlyList<ReservationState> offers)
    {
        foreach (var reservation in State.Reservations)
        {
            CheckReservation(reservation);
        }

        var waiting = new List<TaskState>();
        foreach (var task in State.Tasks())
        {
            CheckTask(task);
            if (Wants(task))
            {
                waiting.Add(task);
            }
        }

        foreach (var worker in State.Workers.All)
        {
            Hold(worker.Live.All(reservation => reservation.IsLive && ReferenceEquals(reservation.Worker, worker)), () => $"worker {worker.Key} holds what does not live or is not its own");
            Hold(worker.Pending == worker.Live.Count(reservation => reservation.Status == ReservationStatus.Pending), () => $"worker {worker.Key} counts {worker.Pending} offers");
            foreach (var task in waiting)
            {
                Hold(!MayTake(worker, task, without: null), () => $"task waits, worker is free for it: {Describe(task)} {Describe(worker)}");
            }
        }

        foreach (var offer in offers.Where(offer => offer.IsLive))
        {
            CheckOffer(offer, waiting);
        }
    }

    private static string Describe(TaskState task) =>
        $"{task.Task} at {WorkflowRouting.TargetOf(task)} of queue {task.Queue?.Queue}, class {task.Class?.Set.Members.Count} slot {task.WaitSlot}, reservations {string.Join(", ", task.Reservations.Select(reservation => reservation.Reservation))}";

    private static string Describe(WorkerState worker) =>
        $"{worker.Worker} in {worker.Activity.Activity}, pooled {worker.IsPooled}, unsettled {worker.IsUnsettled}, live {string.Join(", ", worker.Live.Select(reservation => reservation.Reservation))}";

    private static void CheckReservation(ReservationState reservation)
    {
        if (reservation.IsLive)
        {
            Hold(!reservation.Task.IsRemoved && !reservation.Task.IsEnded, () => $"reservation {reservation.Key} lives, its task {reservation.Task.Key} does not");
            Hold(!reservation.Worker.IsRemoved && reservation.Worker.Live.Contains(reservation), () => $"reservation {reservation.Key} lives, its worker {reservation.Worker.Key} does not know it");
        }

        Hold(reservation.Task.Reservations.Contains(reservation), () => $"reservation {reservation.Key} is unknown to its task");
    }

    private static void CheckTask(TaskState task)
    {
        var pending = task.Reservations.Count(reservation => reservation.Status == ReservationStatus.Pending);
        var accepted = task.Reservations.Count(reservation => reservation.Status is ReservationStatus.Accepted or ReservationStatus.Wrapping);
        Hold(accepted <= 1, () => $"task {task.Key} was given to {accepted} workers");
        Hold(accepted == 0 || pending == 0, () => $"task {task.Key} was given to a worker and is still offered");
        Hold(task.Pending == pending && task.Accepted == accepted, () => $"task {task.Key} counts {task.Pending} and {task.Accepted}, has {pending} and {accepted}");
        var expected = task.Task.AssignmentStatus switch
        {
            AssignmentStatus.Pending => pending == 0 && accepted == 0,
            AssignmentStatus.Reserved => pending > 0 && accepted == 0,
            AssignmentStatus.Assigned or AssignmentStatus.Wrapping => accepted == 1,
            _ => pending == 0 && accepted == 0,
        };
        Hold(expected, () => $"task {task.Key} is {task.Task.AssignmentStatus} with {pending} offers and {accepted} workers");
    }

    private void CheckOffer(ReservationState offer, List<TaskState> waiting)
    {
        var (task, worker) = (offer.Task, offer.Worker);
        if (!worker.Live.Exists(live => live.Task.Task.IgnoreCapacity))
        {
            var channel = worker.ChannelOf(task.Channel)!;
            var held = worker.Live.Count(live => ReferenceEquals(live.Task.Channel, task.Channel));
            Hold(held <= channel.Channel.ConfiguredCapacity, () => $"worker {worker.Key} has {held} tasks of {channel.Channel.ConfiguredCapacity} in {channel.Kind.Channel.UniqueName} after the offer {offer.Key}");
            Hold(State.Workspace.MultiTaskEnabled || worker.Live.Count == 1, () => $"worker {worker.Key} has {worker.Live.Count} tasks where one is allowed, after the offer {offer.Key}");
        }

        Hold(task.Queue is null || task.Pending <= task.Queue.Queue.MaxReservedWorkers, () => $"task {task.Key} is offered to {task.Pending} workers");
        if (worker.Worker.DateStatusChanged == core.Now || (task.Task.IgnoreCapacity && State.Reservations.Any(ended => ReferenceEquals(ended.Worker, worker) && !ended.IsLive && ended.Reservation.DateUpdated == core.Now)))
        {
            // The offer itself may have led the worker to another activity, in which others could be had; or, made whatever else the worker had, it came before that ended.
            return;
        }

        foreach (var other in waiting)
        {
            // One that changed in the same decision may have come to this place only after the offer.
            if (other.Task.Priority > task.Task.Priority && other.Task.DateUpdated < core.Now && !other.Reservations.Exists(reservation => reservation.Reservation.DateUpdated == core.Now))
            {
                Hold(!MayTake(worker, other, without: offer), () => $"a task was offered while one of higher priority waited: {Describe(task)} {Describe(other)} {Describe(worker)}");
            }
        }
    }

    /// <summary>Whether a task is in a queue and may be offered to one more. Where its workflow changed under it so that its target is gone it is not, until the offers that were made have ended.</summary>
    private bool Wants(TaskState task) =>
        task.IsOpen && !task.IsFetching && task.Queue is { } queue && task.Accepted == 0 && task.Pending < queue.Queue.MaxReservedWorkers && (task.Pending == 0 || !core.Routing.IsUprooted(task));

    private bool MayTake(WorkerState worker, TaskState task, ReservationState? without)
    {
        if (worker.Worker.MustUpdate || task.PassesOver(worker) || !HasRoom(worker, task, without))
        {
            return false;
        }

        if (task.Task.RoutingTarget is { } direct && direct.StartsWith(WorkerSid.Prefix, StringComparison.Ordinal))
        {
            return worker.Key == direct;
        }

        var context = new ExpressionContext { Task = task, Worker = worker, Now = core.Now };
        if (task.Queue!.Workers?.Evaluate(context) != true)
        {
            return false;
        }

        var target = WorkflowRouting.TargetOf(task);
        if (target?.KnownWorker is { } known)
        {
            var name = known.Find(context);
            if (name != (known.ByFriendlyName ? worker.Worker.FriendlyName : worker.Key))
            {
                return false;
            }
        }

        return target?.Expression?.Evaluate(context) != false;
    }

    private bool HasRoom(WorkerState worker, TaskState task, ReservationState? without)
    {
        if (task.Task.IgnoreCapacity)
        {
            return !worker.Activity.IsOffline;
        }

        var held = worker.Live.Where(live => !ReferenceEquals(live, without)).ToList();
        return worker.Activity.Activity.Available
            && (State.Workspace.MultiTaskEnabled || held.Count == 0)
            && worker.ChannelOf(task.Channel) is { Channel.Available: true } channel
            && held.Count(live => ReferenceEquals(live.Task.Channel, task.Channel)) < channel.Channel.ConfiguredCapacity;
    }
}
