namespace WorkDistribution.TaskRouting.Expressions;

/// <summary>What an expression is evaluated against. What is not given is missing: its attributes and properties are null.</summary>
public readonly struct ExpressionContext
{
    /// <summary>The task.</summary>
    public ITaskFacts? Task { get; init; }

    /// <summary>The worker.</summary>
    public IWorkerFacts? Worker { get; init; }

    /// <summary>The workers of the queue, for skip_if.</summary>
    public IWorkerCounts? Workers { get; init; }

    /// <summary>The time: for task.age and taskrouter.*.</summary>
    public DateTimeOffset Now { get; init; }
}
