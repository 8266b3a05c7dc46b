using WorkDistribution.TaskRouting.Expressions;

namespace WorkDistribution.TaskRouting.Workflows.Configuration;

/// <summary>One step of a filter: a queue, and which of its workers, for how long, at which priority.</summary>
public sealed record WorkflowTarget
{
    /// <summary>The queue, its identifier or its name; what a target leaves out is the previous target's. null: the queue whose workers <see cref="QueueWorkers"/> selects.</summary>
    public string? Queue { get; init; }

    /// <summary>target_workers of the list form where it names no queue (R3-36): the task goes to the queue with this very expression; null: <see cref="Queue"/> is given.</summary>
    public Expression? QueueWorkers { get; init; }

    /// <summary>The priority of a task that comes to this target; null: it keeps what it has.</summary>
    public int? Priority { get; init; }

    /// <summary>How long the task stays here; null: without limit.</summary>
    public TimeSpan? Timeout { get; init; }

    /// <summary>Which of the queue's workers; null: all.</summary>
    public Expression? Expression { get; init; }

    /// <summary>Which worker first; null: the longest idle.</summary>
    public OrderBy? OrderBy { get; init; }

    /// <summary>When nobody can be reserved at once and this holds, the task goes on at once; null: it waits.</summary>
    public Expression? SkipIf { get; init; }

    /// <summary>The one worker it is for; null: any.</summary>
    public KnownWorker? KnownWorker { get; init; }

    /// <summary>For reports (R3-54): 1 preferred, 2 secondary, 3 last resort, up to 10; null: not marked.</summary>
    public int? Preference { get; init; }

    /// <summary>Where it stands in the document.</summary>
    public required DocumentPlace Place { get; init; }
}
