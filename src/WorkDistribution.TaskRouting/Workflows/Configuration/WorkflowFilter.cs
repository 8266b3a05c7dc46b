using System.Collections.Immutable;
using WorkDistribution.TaskRouting.Expressions;

namespace WorkDistribution.TaskRouting.Workflows.Configuration;

/// <summary>One way through a workflow: which tasks take it, and the targets they try in order (R3-34, R3-40). An instruction of the list form (R3-36) is a filter of one target.</summary>
public sealed record WorkflowFilter
{
    /// <summary>Its place among the filters, from 0; -1 for the default filter.</summary>
    public required int Index { get; init; }

    /// <summary>filter_friendly_name; null: none.</summary>
    public string? FriendlyName { get; init; }

    /// <summary>Which tasks match it.</summary>
    public required Expression Expression { get; init; }

    /// <summary>The targets in order, at least one.</summary>
    public required ImmutableArray<WorkflowTarget> Targets { get; init; }

    /// <summary>priority_tiers: the first that matches gives the priority of a task that enters the filter (R3-32). The workflow's where the filter has none.</summary>
    public ImmutableArray<PriorityTier> PriorityTiers { get; init; } = [];

    /// <summary>priority_rules: how waiting raises the priority (R3-33). The workflow's where the filter has none.</summary>
    public ImmutableArray<AgingRule> AgingRules { get; init; } = [];

    /// <summary>requeue_priority: added to the priority each time a task is handed back (R3-49). Default 0.</summary>
    public int RequeuePriority { get; init; }

    /// <summary>Where it stands in the document.</summary>
    public required DocumentPlace Place { get; init; }

    /// <summary>The priority of a task that enters the filter; null: it keeps what it has. A target's own priority goes over it.</summary>
    public int? EntryPriority(in ExpressionContext context)
    {
        foreach (ref readonly var tier in PriorityTiers.AsSpan())
        {
            if (tier.Expression.Evaluate(context))
            {
                return tier.Priority;
            }
        }

        return null;
    }

    /// <summary>What the aging rules make of a priority after a time of waiting.</summary>
    /// <param name="priority">The priority without aging.</param>
    /// <param name="waited">The task's age.</param>
    /// <param name="context">The task and the time, for rules with a condition.</param>
    public AgedPriority Age(int priority, TimeSpan waited, in ExpressionContext context)
    {
        var aged = priority;
        TimeSpan? next = null;
        foreach (var rule in AgingRules)
        {
            if (rule.Expression is null || rule.Expression.Evaluate(context))
            {
                aged = rule.Raise(aged, waited);
            }

            if (rule.Next(waited) is { } step && (rule.Max is not { } max || aged < max) && (next is null || step < next))
            {
                next = step;
            }
        }

        return new(aged, next);
    }
}
