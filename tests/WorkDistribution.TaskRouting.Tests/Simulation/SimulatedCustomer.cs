using System.Globalization;
using WorkDistribution.Core.Identity;
using WorkDistribution.TaskRouting.Activities;
using WorkDistribution.TaskRouting.Reservations;
using WorkDistribution.TaskRouting.TaskQueues;
using WorkDistribution.TaskRouting.Tasks;
using WorkDistribution.TaskRouting.Workers;
using WorkDistribution.TaskRouting.Workflows;
using WorkDistribution.TaskRouting.Workspaces;

namespace WorkDistribution.TaskRouting.Tests.Simulation;

/// <summary>Carries out a command against the engine at a time.</summary>
internal delegate void Sender(Func<WorkspaceEngine, DateTimeOffset, object> command);

/// <summary>Everybody who sends commands: the customer's application, workers, callbacks; sensible ones mostly, and senseless ones.</summary>
internal sealed class SimulatedCustomer(Random dice, SimulatedDocuments documents)
{
    private const int Workers = 9;
    private const int TooManyTasks = 40;

    private readonly List<ReservationSid> _stale = [];
    private int _workers;

    /// <summary>Documents asked for and not answered.</summary>
    public List<WorkflowDocumentRequest> Fetches { get; } = [];

    /// <summary>Queues, workflows and workers to begin with.</summary>
    public void Furnish(Sender send, WorkspaceState state)
    {
        for (var i = 0; i < 4; i++)
        {
            var name = string.Create(CultureInfo.InvariantCulture, $"queue-{i}");
            var reserved = Maybe(state.Activities.All);
            var assigned = Maybe(state.Activities.All);
            Tell(send, new CreateTaskQueue(name, documents.TargetWorkers(), 1 + dice.Next(3), dice.Next(3) == 0 ? QueueOrder.Lifo : null, reserved?.Activity.Sid, assigned?.Activity.Sid));
        }

        for (var i = 0; i < 3; i++)
        {
            Tell(send, new CreateWorkflow(string.Create(CultureInfo.InvariantCulture, $"workflow-{i}"), documents.Configuration(QueueNames(state), mayFetch: true), TaskReservationTimeout: 5 + dice.Next(120)));
        }

        for (var i = 0; i < Workers; i++)
        {
            Hire(send, state);
        }
    }

    /// <summary>Does one thing.</summary>
    public void Act(Sender send, WorkspaceState state, DateTimeOffset now)
    {
        switch (dice.Next(100))
        {
            case < 24:
                CreateTask(send, state, now);
                break;
            case < 60:
                AnswerReservation(send, state);
                break;
            case < 70:
                ChangeWorker(send, state);
                break;
            case < 84:
                ChangeTask(send, state, now);
                break;
            case < 88 when Fetches.Count > 0:
                AnswerFetch(send, state);
                break;
            case < 92:
                ChangeChannel(send, state);
                break;
            case < 95:
                ChangeQueue(send, state);
                break;
            case < 97:
                ChangeWorkflow(send, state);
                break;
            case 97:
                Tell(send, new UpdateWorkspace(MultiTaskEnabled: dice.Next(3) != 0, PrioritizeQueueOrder: dice.Next(3) == 0 ? QueueOrder.Lifo : QueueOrder.Fifo));
                break;
            case 98:
                Hire(send, state);
                break;
            default:
                Dismiss(send, state);
                break;
        }
    }

    private static void Tell<T>(Sender send, WorkspaceCommand<T> command) => send((engine, now) => engine.Handle(command, now));

    private static List<string> QueueNames(WorkspaceState state) => [.. state.Queues.All.Select(queue => queue.Queue.FriendlyName)];

    private void CreateTask(Sender send, WorkspaceState state, DateTimeOffset now)
    {
        if (state.TaskCount > TooManyTasks && dice.Next(10) != 0)
        {
            AnswerReservation(send, state);
            return;
        }

        var attributes = documents.TaskAttributes();
        int? priority = dice.Next(2) == 0 ? dice.Next(10) : null;
        int? timeout = dice.Next(4) == 0 ? 1 + dice.Next(300) : null;
        var channel = dice.Next(4) == 0 ? Any(state.Channels.All)?.Channel.UniqueName : null;
        DateTimeOffset? start = dice.Next(8) == 0 ? now.AddSeconds(-dice.Next(3600)) : null;
        switch (dice.Next(10))
        {
            case 0:
                Tell(send, new CreateTask(attributes, TaskQueueSid: Any(state.Queues.All)?.Queue.Sid, Priority: priority, Timeout: timeout, TaskChannel: channel, VirtualStartTime: start));
                break;
            case 1:
                Tell(send, new CreateTask(attributes, WorkflowSid: Any(state.Workflows.All)?.Workflow.Sid, RoutingTarget: Any(state.Workers.All)?.Key, Priority: priority, Timeout: timeout, TaskChannel: channel, IgnoreCapacity: dice.Next(2) == 0));
                break;
            case 2:
                Tell(send, new CreateTask(attributes, WorkflowSid: Any(state.Workflows.All)?.Workflow.Sid, RoutingTarget: Any(state.Queues.All)?.Key, Priority: priority, Timeout: timeout, TaskChannel: channel));
                break;
            default:
                Tell(send, new CreateTask(attributes, WorkflowSid: Any(state.Workflows.All)?.Workflow.Sid, Priority: priority, Timeout: timeout, TaskChannel: channel, VirtualStartTime: start));
                break;
        }
    }

    private void AnswerReservation(Sender send, WorkspaceState state)
    {
        if (_stale.Count > 0 && dice.Next(12) == 0)
        {
            Tell(send, new UpdateReservation(_stale[dice.Next(_stale.Count)], (ReservationStatus)dice.Next(8)));
            return;
        }

        var live = state.Reservations.Where(reservation => reservation.IsLive).ToList();
        if (live.Count == 0)
        {
            return;
        }

        var chosen = live[dice.Next(live.Count)];
        var sid = chosen.Reservation.Sid;
        if (_stale.Count < 50)
        {
            _stale.Add(sid);
        }
        else
        {
            _stale[dice.Next(_stale.Count)] = sid;
        }

        var activity = dice.Next(3) == 0 ? Any(state.Activities.All)?.Activity.Sid : null;
        switch (chosen.Status, dice.Next(10))
        {
            case (ReservationStatus.Pending, < 6):
                Tell(send, new UpdateReservation(sid, ReservationStatus.Accepted, WorkerActivitySid: activity));
                break;
            case (ReservationStatus.Pending, < 8):
                Tell(send, new UpdateReservation(sid, ReservationStatus.Rejected, WorkerActivitySid: activity));
                break;
            case (ReservationStatus.Pending, 8):
                Tell(send, new StartInstruction(sid, Extend: dice.Next(2) == 0 ? TimeSpan.FromSeconds(dice.Next(60)) : null));
                break;
            case (ReservationStatus.Pending, _):
                Tell(send, new EndInstruction(sid));
                break;
            case (ReservationStatus.Accepted, < 3):
                Tell(send, new UpdateReservation(sid, ReservationStatus.Wrapping, WorkerActivitySid: activity));
                break;
            case (_, < 8):
                Tell(send, new UpdateReservation(sid, ReservationStatus.Completed, WorkerActivitySid: activity));
                break;
            default:
                Tell(send, new UpdateReservation(sid, (ReservationStatus)dice.Next(8), Task: dice.Next(2) == 0 ? chosen.Task.Task.Sid : null));
                break;
        }
    }

    private void ChangeTask(Sender send, WorkspaceState state, DateTimeOffset now)
    {
        var tasks = state.Tasks().ToList();
        if (tasks.Count == 0)
        {
            return;
        }

        var task = tasks[dice.Next(tasks.Count)].Task;
        var seen = dice.Next(4) == 0 ? (task.Version - dice.Next(2)).ToString(CultureInfo.InvariantCulture) : null;
        switch (dice.Next(10))
        {
            case < 3:
                Tell(send, new UpdateTask(task.Sid, Attributes: documents.TaskAttributes(), IfMatch: seen));
                break;
            case < 5:
                Tell(send, new UpdateTask(task.Sid, Priority: dice.Next(30), IfMatch: seen));
                break;
            case 5:
                Tell(send, new UpdateTask(task.Sid, VirtualStartTime: now.AddSeconds(-dice.Next(7200))));
                break;
            case 6:
                Tell(send, new UpdateTask(task.Sid, TaskChannel: Any(state.Channels.All)?.Channel.UniqueName));
                break;
            case 7:
                Tell(send, new DeleteTask(task.Sid, seen));
                break;
            default:
                Tell(send, new UpdateTask(task.Sid, AssignmentStatus: (AssignmentStatus)dice.Next(6), Reason: "dice", IfMatch: seen));
                break;
        }
    }

    private void ChangeWorker(Sender send, WorkspaceState state)
    {
        if (Any(state.Workers.All) is not { } worker)
        {
            return;
        }

        // Mostly to work: a workspace where all are away decides nothing.
        var activity = dice.Next(3) == 0 ? Any(state.Activities.All) : state.Activities.All.FirstOrDefault(one => one.Activity.Available);
        Tell(send, new UpdateWorker(
            worker.Worker.Sid,
            dice.Next(4) != 0 ? activity?.Activity.Sid : null,
            dice.Next(3) == 0 ? documents.WorkerAttributes() : null,
            RejectPendingReservations: dice.Next(3) == 0));
    }

    private void ChangeChannel(Sender send, WorkspaceState state)
    {
        if (dice.Next(8) == 0 && Any(state.Channels.All) is { } kind)
        {
            Tell(send, new TaskChannels.UpdateTaskChannel(kind.Key, ChannelOptimizedRouting: dice.Next(2) == 0));
        }
        else if (Any(state.Workers.All) is { } worker && Maybe(worker.Channels) is { } channel)
        {
            Tell(send, new UpdateWorkerChannel(worker.Worker.Sid, channel.Key, dice.Next(4), dice.Next(4) != 0));
        }
    }

    private void ChangeQueue(Sender send, WorkspaceState state)
    {
        if (Any(state.Queues.All) is not { } queue)
        {
            return;
        }

        if (dice.Next(12) == 0)
        {
            Tell(send, new DeleteTaskQueue(queue.Queue.Sid));
        }
        else
        {
            Tell(send, new UpdateTaskQueue(queue.Queue.Sid, TargetWorkers: dice.Next(2) == 0 ? documents.TargetWorkers() : null, MaxReservedWorkers: 1 + dice.Next(3), TaskOrder: dice.Next(2) == 0 ? QueueOrder.Lifo : QueueOrder.Fifo));
        }
    }

    private void ChangeWorkflow(Sender send, WorkspaceState state)
    {
        if (Any(state.Workflows.All) is { } workflow && state.Queues.Count > 0)
        {
            Tell(send, new UpdateWorkflow(workflow.Workflow.Sid, Configuration: documents.Configuration(QueueNames(state), mayFetch: true), ReEvaluateTasks: dice.Next(2) == 0));
        }
    }

    private void AnswerFetch(Sender send, WorkspaceState state)
    {
        var index = dice.Next(Fetches.Count);
        var fetch = Fetches[index];
        if (dice.Next(5) != 0)
        {
            Fetches.RemoveAt(index);
        }

        var document = dice.Next(4) switch
        {
            0 => null,
            1 => "{ nonsense",
            _ when state.Queues.Count > 0 => documents.Configuration(QueueNames(state), mayFetch: false),
            _ => null,
        };
        Tell(send, new ApplyWorkflowDocument(fetch.Task.Task.Sid, document));
    }

    private void Hire(Sender send, WorkspaceState state)
    {
        if (state.Workers.Count < Workers)
        {
            var available = state.Activities.All.FirstOrDefault(one => one.Activity.Available);
            Tell(send, new CreateWorker(string.Create(CultureInfo.InvariantCulture, $"worker-{_workers++ % 12}"), dice.Next(4) != 0 ? available?.Activity.Sid : null, documents.WorkerAttributes()));
        }
    }

    private void Dismiss(Sender send, WorkspaceState state)
    {
        if (Any(state.Workers.All) is { } worker)
        {
            Tell(send, new DeleteWorker(worker.Worker.Sid));
        }
    }

    private T? Any<T>(IReadOnlyList<T> items)
        where T : class => items.Count == 0 ? null : items[dice.Next(items.Count)];

    private T? Maybe<T>(IReadOnlyList<T> items)
        where T : class => dice.Next(2) == 0 ? null : Any(items);
}
