using WorkDistribution.TaskRouting.Events;
using WorkDistribution.TaskRouting.Reservations;
using WorkDistribution.TaskRouting.Tasks;

namespace WorkDistribution.TaskRouting.Tests.Simulation;

/// <summary>Follows reservations and tasks by what is told of them alone: every event must be a possible next one, and what it leads to must be what is kept.</summary>
internal sealed class EventFold
{
    private static readonly Dictionary<EventType, (ReservationStatus[] From, ReservationStatus To)> Steps = new()
    {
        [EventType.ReservationAccepted] = ([ReservationStatus.Pending], ReservationStatus.Accepted),
        [EventType.ReservationRejected] = ([ReservationStatus.Pending], ReservationStatus.Rejected),
        [EventType.ReservationTimeout] = ([ReservationStatus.Pending], ReservationStatus.Timeout),
        [EventType.ReservationRescinded] = ([ReservationStatus.Pending], ReservationStatus.Rescinded),
        [EventType.ReservationCanceled] = ([ReservationStatus.Pending, ReservationStatus.Accepted, ReservationStatus.Wrapping], ReservationStatus.Canceled),
        [EventType.ReservationWrapup] = ([ReservationStatus.Accepted], ReservationStatus.Wrapping),
        [EventType.ReservationCompleted] = ([ReservationStatus.Accepted, ReservationStatus.Wrapping], ReservationStatus.Completed),
    };

    private readonly Dictionary<string, ReservationStatus> _reservations = [];
    private readonly HashSet<string> _tasks = [];
    private readonly Dictionary<string, EventType> _ended = [];

    /// <summary>Tasks told of as made, completed and cancelled.</summary>
    public (int Created, int Completed, int Canceled) Tasks { get; private set; }

    /// <summary>Offers told of as made and accepted.</summary>
    public (int Created, int Accepted) Reservations { get; private set; }

    public void Add(RoutingEvent happened)
    {
        if (happened.Reservation is { } reservation)
        {
            AddReservation(happened.Type, reservation.Sid.Value);
        }

        if (happened.Task is { } task)
        {
            AddTask(happened.Type, task.Task.Sid.Value);
        }
    }

    /// <summary>Holds what was told against what is kept.</summary>
    public void Agrees(Dictionary<string, WorkTask> tasks, Dictionary<string, Reservation> reservations)
    {
        foreach (var (sid, reservation) in reservations)
        {
            Invariants.Hold(_reservations.TryGetValue(sid, out var told) && told == reservation.ReservationStatus, () => $"reservation {sid} is {reservation.ReservationStatus}, its events say {told}");
        }

        foreach (var (sid, task) in tasks)
        {
            Invariants.Hold(_tasks.Contains(sid), () => $"task {sid} is kept, no event told of it");
            var ended = task.AssignmentStatus is AssignmentStatus.Completed or AssignmentStatus.Canceled;
            Invariants.Hold(ended == _ended.ContainsKey(sid), () => $"task {sid} is {task.AssignmentStatus}, its events say {(_ended.TryGetValue(sid, out var type) ? type : "it lives")}");
        }
    }

    private void AddReservation(EventType type, string sid)
    {
        if (type == EventType.ReservationCreated)
        {
            Invariants.Hold(_reservations.TryAdd(sid, ReservationStatus.Pending), () => $"reservation {sid} was told of as made twice");
            Reservations = (Reservations.Created + 1, Reservations.Accepted);
        }
        else if (Steps.TryGetValue(type, out var step))
        {
            Invariants.Hold(_reservations.TryGetValue(sid, out var before) && step.From.Contains(before), () => $"reservation {sid}: {type} after {before}");
            _reservations[sid] = step.To;
            Reservations = (Reservations.Created, Reservations.Accepted + (type == EventType.ReservationAccepted ? 1 : 0));
        }
    }

    private void AddTask(EventType type, string sid)
    {
        if (type == EventType.TaskCreated)
        {
            Invariants.Hold(_tasks.Add(sid), () => $"task {sid} was told of as made twice");
            Tasks = Tasks with { Created = Tasks.Created + 1 };
            return;
        }

        Invariants.Hold(_tasks.Contains(sid), () => $"task {sid}: {type} before task.created");
        if (type is EventType.TaskCompleted or EventType.TaskCanceled)
        {
            Invariants.Hold(_ended.TryAdd(sid, type), () => $"task {sid} ended twice: {_ended[sid]}, then {type}");
            Tasks = type == EventType.TaskCompleted ? Tasks with { Completed = Tasks.Completed + 1 } : Tasks with { Canceled = Tasks.Canceled + 1 };
        }
        else if (type is EventType.TaskQueueEntered or EventType.WorkflowTargetMatched or EventType.ReservationCreated or EventType.ReservationAccepted)
        {
            Invariants.Hold(!_ended.ContainsKey(sid), () => $"task {sid}: {type} after its end");
        }
    }
}
