using WorkDistribution.TaskRouting.Expressions;

namespace WorkDistribution.TaskRouting.Workflows.Configuration;

/// <summary>A line of the prioritization function (R3-32): <c>{"expression": "spend > 10000", "priority": 10}</c>.</summary>
/// <param name="Expression">Which tasks.</param>
/// <param name="Priority">Their priority, 0 or more.</param>
public sealed record PriorityTier(Expression Expression, int Priority);
