using System.Collections.Immutable;
using WorkDistribution.Core.Identity;
using WorkDistribution.TaskRouting.Activities;
using WorkDistribution.TaskRouting.Reservations;
using WorkDistribution.TaskRouting.TaskQueues;
using WorkDistribution.TaskRouting.Tasks;
using WorkDistribution.TaskRouting.Workers;
using WorkDistribution.TaskRouting.Workflows;
using WorkDistribution.TaskRouting.Workspaces;

namespace WorkDistribution.TaskRouting.Events;

/// <summary>Writes down what happens in a workspace (R3-55), with the state of what it concerns at that moment.</summary>
/// <param name="core">The workspace.</param>
internal sealed class EventLog(WorkspaceCore core)
{
    private string? _filter;
    private HashSet<EventType>? _told;

    /// <summary>Number of the last event.</summary>
    public long LastNumber { get; set; }

    /// <summary>About a task.</summary>
    public void Task(EventType type, TaskState task, params ReadOnlySpan<KeyValuePair<string, string>> extra) => Add(new()
    {
        Sid = core.Sids.NewOrdered<EventSid>(core.Now),
        Number = ++LastNumber,
        Type = type,
        Time = core.Now,
        Workspace = core.State.Workspace,
        Actor = core.Actor,
        Task = Views.Of(task, core.Now),
        TaskQueue = task.Queue?.Queue,
        Workflow = task.Workflow?.Workflow,
        Extra = [.. extra],
    });

    /// <summary>About a reservation.</summary>
    public void Reservation(EventType type, ReservationState reservation, params ReadOnlySpan<KeyValuePair<string, string>> extra)
    {
        var task = reservation.Task;
        Add(new()
        {
            Sid = core.Sids.NewOrdered<EventSid>(core.Now),
            Number = ++LastNumber,
            Type = type,
            Time = core.Now,
            Workspace = core.State.Workspace,
            Actor = core.Actor,
            Task = Views.Of(task, core.Now),
            Worker = Views.Of(reservation.Worker),
            WorkerChannel = reservation.Worker.ChannelOf(task.Channel) is { } channel ? Views.Of(channel) : null,
            Reservation = reservation.Reservation,
            TaskQueue = core.State.Queues.Find(reservation.Reservation.TaskQueueSid.Value)?.Queue,
            Workflow = task.Workflow?.Workflow,
            Extra = [.. extra],
        });
    }

    /// <summary>About a worker, or one of its channels.</summary>
    public void Worker(EventType type, WorkerState worker, WorkerChannelState? channel = null, params ReadOnlySpan<KeyValuePair<string, string>> extra) => Add(new()
    {
        Sid = core.Sids.NewOrdered<EventSid>(core.Now),
        Number = ++LastNumber,
        Type = type,
        Time = core.Now,
        Workspace = core.State.Workspace,
        Actor = core.Actor,
        Worker = Views.Of(worker),
        WorkerChannel = channel is null ? null : Views.Of(channel),
        Activity = worker.Activity.Activity,
        Extra = [.. extra],
    });

    /// <summary>About a queue.</summary>
    public void Queue(EventType type, TaskQueue queue, params ReadOnlySpan<KeyValuePair<string, string>> extra) => Add(Make(type, queue: queue, extra: extra));

    /// <summary>About a workflow.</summary>
    public void Workflow(EventType type, Workflow workflow) => Add(Make(type, workflow: workflow));

    /// <summary>About an activity.</summary>
    public void Activity(EventType type, Activity activity) => Add(Make(type, activity: activity));

    /// <summary>About the workspace.</summary>
    public void Workspace(EventType type) => Add(Make(type));

    private RoutingEvent Make(EventType type, TaskQueue? queue = null, Workflow? workflow = null, Activity? activity = null, ReadOnlySpan<KeyValuePair<string, string>> extra = default) => new()
    {
        Sid = core.Sids.NewOrdered<EventSid>(core.Now),
        Number = ++LastNumber,
        Type = type,
        Time = core.Now,
        Workspace = core.State.Workspace,
        Actor = core.Actor,
        TaskQueue = queue,
        Workflow = workflow,
        Activity = activity,
        Extra = [.. extra],
    };

    private void Add(RoutingEvent occurrence) => core.Changes.Add(occurrence, IsTold(occurrence.Type));

    private bool IsTold(EventType type)
    {
        var workspace = core.State.Workspace;
        if (string.IsNullOrEmpty(workspace.EventCallbackUrl))
        {
            return false;
        }

        if (_filter != workspace.EventsFilter)
        {
            _filter = workspace.EventsFilter;
            _told = null;
            foreach (var name in _filter.Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries))
            {
                if (EventTypes.TryParse(name, out var known))
                {
                    (_told ??= []).Add(known);
                }
            }
        }

        return _told is null || _told.Contains(type);
    }
}
