using System.Collections.Immutable;
using WorkDistribution.TaskRouting.Expressions;

namespace WorkDistribution.TaskRouting.Workflows.Configuration.Reading;

/// <summary>Reads what decides on priorities.</summary>
internal static class PriorityReader
{
    private const int LongestWait = 1209600;

    /// <summary>The rules of a place, or, where it has none, those around it.</summary>
    public static Priorities Read(ConfigurationObject place, Priorities outer)
    {
        var tiers = place.Objects("priority_tiers").Select(ReadTier).OfType<PriorityTier>().ToImmutableArray();
        var aging = place.Objects("priority_rules").Select(ReadAging).OfType<AgingRule>().ToImmutableArray();
        return new(
            place.Has("priority_tiers") ? tiers : outer.Tiers,
            place.Has("priority_rules") ? aging : outer.Aging,
            place.Number("requeue_priority", 0, int.MaxValue) ?? outer.Requeue);
    }

    private static PriorityTier? ReadTier(ConfigurationObject tier)
    {
        var hasExpression = tier.Has("expression");
        var expression = tier.Expression("expression", ExpressionScope.Task) ?? (hasExpression ? null : Expression.Always);
        var priority = tier.RequiredNumber("priority", 0, int.MaxValue);
        tier.WarnOfOthers();
        return expression is null || priority is null ? null : new(expression, priority.Value);
    }

    private static AgingRule? ReadAging(ConfigurationObject rule)
    {
        var after = rule.Seconds("after", 0, LongestWait);
        var every = rule.Seconds("every", 1, LongestWait);
        if (!rule.Has("after") && !rule.Has("every"))
        {
            rule.Report("after", "'after' is missing: seconds of waiting, and 'every' where it goes on");
        }

        var add = rule.RequiredNumber("add", 1, int.MaxValue);
        var max = rule.Number("max", 1, int.MaxValue);
        var expression = rule.Expression("expression", ExpressionScope.Task);
        rule.WarnOfOthers();
        return (after ?? every) is { } first && add is { } points ? new(first, every, points, max, expression) : null;
    }
}
