using WorkDistribution.TaskRouting.Expressions;
using WorkDistribution.TaskRouting.Matching;
using WorkDistribution.TaskRouting.Statistics;
using WorkDistribution.TaskRouting.Workspaces;

namespace WorkDistribution.TaskRouting.TaskQueues;

/// <summary>A queue in a live workspace.</summary>
internal sealed class QueueState(TaskQueue queue, Expression? workers) : Entity
{
    /// <summary>What is kept.</summary>
    public TaskQueue Queue { get; set; } = queue;

    /// <summary>Its workers' expression; null: it has none, and nobody may take from it.</summary>
    public Expression? Workers { get; set; } = workers;

    /// <summary>Its workers.</summary>
    public WorkerSet Set { get; set; } = null!;

    /// <summary>Its tasks by status and priority.</summary>
    public TaskCounts Counts { get; } = new();

    /// <summary>Its waiting tasks, the oldest first.</summary>
    public QueueOldestTasks Oldest { get; } = new();

    /// <summary>Its waiting tasks, the one longest in it first.</summary>
    public QueueEnteredTasks Entered { get; } = new();

    /// <summary>Workflows that name it.</summary>
    public int Workflows { get; set; }

    /// <inheritdoc/>
    public override string Key => Queue.Sid.Value;

    /// <inheritdoc/>
    public override DateTimeOffset Created => Queue.DateCreated;
}
