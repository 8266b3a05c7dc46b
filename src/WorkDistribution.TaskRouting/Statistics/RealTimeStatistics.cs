using System.Collections.Immutable;
using WorkDistribution.Core.Identity;
using WorkDistribution.TaskRouting.Tasks;

namespace WorkDistribution.TaskRouting.Statistics;

/// <summary>How a workspace, queue or workflow stands now. The wire shows: total_workers of a workspace only, the available and eligible workers and the longest_relative_... of queues, no workers at all of workflows.</summary>
public sealed record RealTimeStatistics
{
    /// <summary>Workers by activity, of every activity: of a queue those who may take from it. Empty of a workflow.</summary>
    public ImmutableArray<ActivityWorkers> ActivityStatistics { get; init; } = [];

    /// <summary>Age in seconds of the oldest pending task; 0 when none waits.</summary>
    public required int LongestTaskWaitingAge { get; init; }

    /// <summary>The oldest pending task.</summary>
    public TaskSid? LongestTaskWaitingSid { get; init; }

    /// <summary>Seconds since the pending task that is longest in the queue entered it; 0 when none waits. Of queues.</summary>
    public int LongestRelativeTaskAgeInQueue { get; init; }

    /// <summary>That task.</summary>
    public TaskSid? LongestRelativeTaskSidInQueue { get; init; }

    /// <summary>Live tasks by priority, the highest first.</summary>
    public required ImmutableArray<KeyValuePair<int, int>> TasksByPriority { get; init; }

    /// <summary>Tasks by status: pending, reserved, assigned and wrapping always, completed and canceled where some are kept.</summary>
    public required ImmutableArray<KeyValuePair<AssignmentStatus, int>> TasksByStatus { get; init; }

    /// <summary>All live tasks: pending, reserved, assigned, wrapping.</summary>
    public required int TotalTasks { get; init; }

    /// <summary>Workers of the workspace, or of the queue's expression.</summary>
    public int TotalWorkers { get; init; }

    /// <summary>Workers of a queue whose activity is available.</summary>
    public int TotalAvailableWorkers { get; init; }

    /// <summary>Workers a queue's expression selects, whatever they are doing.</summary>
    public int TotalEligibleWorkers { get; init; }
}
