namespace WorkDistribution.TaskRouting.Expressions;

/// <summary>Where an expression stands, which says what a name without prefix means and which system properties there are.</summary>
public enum ExpressionScope
{
    /// <summary>A workflow's filter, a priority rule, a search for tasks: names are the task's attributes.</summary>
    Task,

    /// <summary>A queue's workers, a search for workers: names are the worker's attributes.</summary>
    Worker,

    /// <summary>A target's expression: <c>task.</c> and <c>worker.</c> on either side; names without prefix are the worker's attributes.</summary>
    Target,

    /// <summary>A target's skip_if: names are the task's attributes, <c>workers.</c> counts the workers of the target's queue.</summary>
    SkipIf,
}
