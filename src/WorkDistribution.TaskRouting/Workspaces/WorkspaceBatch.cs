using System.Collections.Immutable;
using WorkDistribution.Core.Identity;
using WorkDistribution.TaskRouting.Activities;
using WorkDistribution.TaskRouting.Events;
using WorkDistribution.TaskRouting.Reservations;
using WorkDistribution.TaskRouting.TaskChannels;
using WorkDistribution.TaskRouting.TaskQueues;
using WorkDistribution.TaskRouting.Tasks;
using WorkDistribution.TaskRouting.Workers;
using WorkDistribution.TaskRouting.Workflows;

namespace WorkDistribution.TaskRouting.Workspaces;

/// <summary>What a group of commands changed in a workspace: committed as one.</summary>
public sealed record WorkspaceBatch
{
    /// <summary>The workspace.</summary>
    public required WorkspaceSid WorkspaceSid { get; init; }

    /// <summary>The workspace itself when it was made or changed; else null.</summary>
    public Workspace? Workspace { get; init; }

    /// <summary>Whether the workspace is removed with all that is in it. Its events stay until they are trimmed.</summary>
    public bool RemovesWorkspace { get; init; }

    /// <summary>Activities made or changed: each at most once, in its last state.</summary>
    public ImmutableArray<Activity> Activities { get; init; } = [];

    /// <summary>Activities removed.</summary>
    public ImmutableArray<ActivitySid> RemovedActivities { get; init; } = [];

    /// <summary>TaskChannels made or changed: each at most once, in its last state.</summary>
    public ImmutableArray<TaskChannel> TaskChannels { get; init; } = [];

    /// <summary>TaskChannels removed.</summary>
    public ImmutableArray<TaskChannelSid> RemovedTaskChannels { get; init; } = [];

    /// <summary>TaskQueues made or changed: each at most once, in its last state.</summary>
    public ImmutableArray<TaskQueue> TaskQueues { get; init; } = [];

    /// <summary>TaskQueues removed.</summary>
    public ImmutableArray<TaskQueueSid> RemovedTaskQueues { get; init; } = [];

    /// <summary>Workflows made or changed: each at most once, in its last state.</summary>
    public ImmutableArray<Workflow> Workflows { get; init; } = [];

    /// <summary>Workflows removed.</summary>
    public ImmutableArray<WorkflowSid> RemovedWorkflows { get; init; } = [];

    /// <summary>Workers made or changed: each at most once, in its last state.</summary>
    public ImmutableArray<Worker> Workers { get; init; } = [];

    /// <summary>Workers removed.</summary>
    public ImmutableArray<WorkerSid> RemovedWorkers { get; init; } = [];

    /// <summary>WorkerChannels made or changed: each at most once, in its last state.</summary>
    public ImmutableArray<WorkerChannel> WorkerChannels { get; init; } = [];

    /// <summary>WorkerChannels removed.</summary>
    public ImmutableArray<WorkerChannelSid> RemovedWorkerChannels { get; init; } = [];

    /// <summary>Tasks made or changed: each at most once, in its last state.</summary>
    public ImmutableArray<WorkTask> Tasks { get; init; } = [];

    /// <summary>Tasks removed.</summary>
    public ImmutableArray<TaskSid> RemovedTasks { get; init; } = [];

    /// <summary>Reservations made or changed: each at most once, in its last state.</summary>
    public ImmutableArray<Reservation> Reservations { get; init; } = [];

    /// <summary>Reservations removed.</summary>
    public ImmutableArray<ReservationSid> RemovedReservations { get; init; } = [];

    /// <summary>What happened, in order.</summary>
    public ImmutableArray<RoutingEvent> Events { get; init; } = [];

    /// <summary>Numbers of those events that the workspace's event callback is to be told: kept in the outbox until they are.</summary>
    public ImmutableArray<long> ToTell { get; init; } = [];

    /// <summary>Whether nothing is in it.</summary>
    public bool IsEmpty => Workspace is null && !RemovesWorkspace && Events.IsEmpty
        && Activities.IsEmpty && RemovedActivities.IsEmpty && TaskChannels.IsEmpty && RemovedTaskChannels.IsEmpty && TaskQueues.IsEmpty && RemovedTaskQueues.IsEmpty && Workflows.IsEmpty && RemovedWorkflows.IsEmpty
        && Workers.IsEmpty && RemovedWorkers.IsEmpty && WorkerChannels.IsEmpty && RemovedWorkerChannels.IsEmpty && Tasks.IsEmpty && RemovedTasks.IsEmpty && Reservations.IsEmpty && RemovedReservations.IsEmpty;
}
