using WorkDistribution.TaskRouting.Expressions;

namespace WorkDistribution.TaskRouting.Workflows.Configuration;

/// <summary>Raises the priority of tasks that wait (R3-33): <c>{"after": 300, "every": 300, "add": 10, "max": 100}</c>.</summary>
/// <param name="After">The age at which it adds for the first time.</param>
/// <param name="Every">How long until it adds again; null: it adds once.</param>
/// <param name="Add">What it adds each time, 1 or more.</param>
/// <param name="Max">The priority it raises no further; null: none.</param>
/// <param name="Expression">Which tasks; null: all. Asked at each check.</param>
public sealed record AgingRule(TimeSpan After, TimeSpan? Every, int Add, int? Max, Expression? Expression)
{
    /// <summary>The priority after a time of waiting; never less than before.</summary>
    internal int Raise(int priority, TimeSpan waited)
    {
        var raised = Math.Min(priority + (Steps(waited) * Add), Max ?? int.MaxValue);
        return (int)Math.Max(priority, raised);
    }

    /// <summary>The age at which it next adds; null: it does no more.</summary>
    internal TimeSpan? Next(TimeSpan waited) => waited < After ? After : Every is { } every ? After + (every * Steps(waited)) : null;

    private long Steps(TimeSpan waited) => waited < After ? 0 : Every is { } every ? 1 + ((waited - After).Ticks / every.Ticks) : 1;
}
