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

/// <summary>Something that happened in a workspace, with the state of what it concerns at that moment (immutable snapshots). Events are the record: statistics and callbacks follow from them (R3-54, R3-55).</summary>
public sealed record RoutingEvent
{
    /// <summary>Its identifier.</summary>
    public required EventSid Sid { get; init; }

    /// <summary>Its number within the workspace, growing from 1 without gaps.</summary>
    public required long Number { get; init; }

    /// <summary>What happened.</summary>
    public required EventType Type { get; init; }

    /// <summary>When, to the millisecond.</summary>
    public required DateTimeOffset Time { get; init; }

    /// <summary>The workspace as it is.</summary>
    public required Workspace Workspace { get; init; }

    /// <summary>Who caused it.</summary>
    public required Actor Actor { get; init; }

    /// <summary>The task concerned; of reservation events too.</summary>
    public TaskView? Task { get; init; }

    /// <summary>The worker concerned; of reservation events too.</summary>
    public WorkerView? Worker { get; init; }

    /// <summary>The reservation concerned.</summary>
    public Reservation? Reservation { get; init; }

    /// <summary>The worker's channel concerned; of events of a task and a worker, the channel of that task.</summary>
    public WorkerChannelView? WorkerChannel { get; init; }

    /// <summary>The queue concerned; of task and reservation events the task's queue.</summary>
    public TaskQueue? TaskQueue { get; init; }

    /// <summary>The workflow concerned.</summary>
    public Workflow? Workflow { get; init; }

    /// <summary>The activity concerned; of worker.activity.update the new one.</summary>
    public Activity? Activity { get; init; }

    /// <summary>Whatever only this event has, by its wire name in snake case (worker_previous_activity_name, worker_time_in_previous_activity, workflow_filter_name, task_canceled_reason, ...).</summary>
    public ImmutableArray<KeyValuePair<string, string>> Extra { get; init; } = [];
}
