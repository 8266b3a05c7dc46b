using System.Collections.Immutable;
using WorkDistribution.TaskRouting.Expressions;

namespace WorkDistribution.TaskRouting.Workflows.Configuration.Reading;

/// <summary>Reads filters, instructions of the list form, and the default filter.</summary>
internal static class FilterReader
{
    /// <summary>A filter; null when it has no usable expression or target, which is noted.</summary>
    public static WorkflowFilter? ReadFilter(ConfigurationObject filter, int index, Priorities shared)
    {
        var priorities = PriorityReader.Read(filter, shared);
        var name = filter.Text("filter_friendly_name");
        var otherName = filter.Text("friendly_name");
        var expression = filter.RequiredExpression("expression", ExpressionScope.Task);
        var written = filter.Objects("targets");
        if (filter.IsEmpty("targets"))
        {
            filter.Report("targets", "'targets' is missing: a filter has one target or more");
        }

        var targets = ImmutableArray.CreateBuilder<WorkflowTarget>();
        foreach (var target in written)
        {
            targets.Add(TargetReader.Read(target, targets.Count == 0 ? null : targets[^1]));
        }

        filter.WarnOfOthers();
        return expression is null || targets.Count == 0 ? null : Filter(index, expression, targets.ToImmutable(), priorities, filter.Place) with { FriendlyName = name ?? otherName };
    }

    /// <summary>An element of the list form: which tasks, their priority, and the workers who form the collection they go to (R3-36).</summary>
    public static WorkflowFilter? ReadInstruction(ConfigurationObject instruction, int index, Priorities shared)
    {
        var priorities = PriorityReader.Read(instruction, shared);
        var expression = instruction.RequiredExpression("expression", ExpressionScope.Task);
        var queue = instruction.Text("queue");
        var workers = queue is null ? instruction.RequiredExpression("target_workers", ExpressionScope.Worker) : instruction.Expression("target_workers", ExpressionScope.Target);
        var target = TargetReader.ReadOptions(instruction) with
        {
            Queue = queue,
            QueueWorkers = queue is null ? workers : null,
            Expression = queue is null ? null : workers,
        };
        var name = instruction.Text("friendly_name");
        instruction.WarnOfOthers();
        return expression is null ? null : Filter(index, expression, [target], priorities, instruction.Place) with { FriendlyName = name };
    }

    /// <summary>The default filter: one target, for every task that comes there.</summary>
    public static WorkflowFilter ReadDefault(ConfigurationObject byDefault, Priorities shared)
    {
        var priorities = PriorityReader.Read(byDefault, shared);
        return Filter(WorkflowConfiguration.DefaultFilterIndex, Expression.Always, [TargetReader.Read(byDefault, null)], priorities, byDefault.Place);
    }

    private static WorkflowFilter Filter(int index, Expression expression, ImmutableArray<WorkflowTarget> targets, Priorities priorities, DocumentPlace place) => new()
    {
        Index = index,
        Expression = expression,
        Targets = targets,
        PriorityTiers = priorities.Tiers,
        AgingRules = priorities.Aging,
        RequeuePriority = priorities.Requeue,
        Place = place,
    };
}
