using System.Collections.Immutable;
using WorkDistribution.TaskRouting.Activities;
using WorkDistribution.TaskRouting.Reservations;
using WorkDistribution.TaskRouting.TaskChannels;
using WorkDistribution.TaskRouting.TaskQueues;
using WorkDistribution.TaskRouting.Tasks;
using WorkDistribution.TaskRouting.Workers;
using WorkDistribution.TaskRouting.Workflows;

namespace WorkDistribution.TaskRouting.Workspaces;

/// <summary>Everything that lives in a workspace, as read back.</summary>
public sealed record WorkspaceSnapshot
{
    /// <summary>The workspace; null when there is none.</summary>
    public Workspace? Workspace { get; init; }

    /// <summary>All activities, by date of creation.</summary>
    public ImmutableArray<Activity> Activities { get; init; } = [];

    /// <summary>All taskchannels, by date of creation.</summary>
    public ImmutableArray<TaskChannel> TaskChannels { get; init; } = [];

    /// <summary>All taskqueues, by date of creation.</summary>
    public ImmutableArray<TaskQueue> TaskQueues { get; init; } = [];

    /// <summary>All workflows, by date of creation.</summary>
    public ImmutableArray<Workflow> Workflows { get; init; } = [];

    /// <summary>All workers, by date of creation.</summary>
    public ImmutableArray<Worker> Workers { get; init; } = [];

    /// <summary>All workerchannels, by date of creation.</summary>
    public ImmutableArray<WorkerChannel> WorkerChannels { get; init; } = [];

    /// <summary>All tasks, by number.</summary>
    public ImmutableArray<WorkTask> Tasks { get; init; } = [];

    /// <summary>All reservations, by date of creation.</summary>
    public ImmutableArray<Reservation> Reservations { get; init; } = [];

    /// <summary>Number of the last event committed; 0 when there was none.</summary>
    public long LastEventNumber { get; init; }

    /// <summary>Number of the last task made, removed ones included; 0 when there was none.</summary>
    public long LastTaskNumber { get; init; }
}
