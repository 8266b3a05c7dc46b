using System.Globalization;
using WorkDistribution.Core.Errors;
using WorkDistribution.TaskRouting.Activities;
using WorkDistribution.TaskRouting.Expressions;

namespace WorkDistribution.TaskRouting.Workspaces;

/// <summary>Collects everything wrong with a command.</summary>
internal sealed class Checks
{
    private const int LongestName = 256;

    private readonly List<RoutingFault> _faults = [];

    /// <summary>What is wrong.</summary>
    public IReadOnlyList<RoutingFault> Faults => _faults;

    /// <summary>Whether something is wrong.</summary>
    public bool Failed => _faults.Count > 0;

    /// <summary>Notes that a parameter is wrong.</summary>
    public void Wrong(string parameter, string why) => _faults.Add(new(ErrorCatalogue.InvalidParameter, $"{parameter}: {why}"));

    /// <summary>Notes a fault.</summary>
    public void Add(RoutingFault fault) => _faults.Add(fault);

    /// <summary>Notes a fault unless a condition holds.</summary>
    public void Require(bool condition, string parameter, string why)
    {
        if (!condition)
        {
            Wrong(parameter, why);
        }
    }

    /// <summary>A name is there and not too long.</summary>
    public void Name(string? name, string parameter = "FriendlyName")
    {
        if (string.IsNullOrWhiteSpace(name))
        {
            Wrong(parameter, "must not be empty");
        }
        else if (name.Length > LongestName)
        {
            Wrong(parameter, string.Create(CultureInfo.InvariantCulture, $"must have at most {LongestName} characters"));
        }
    }

    /// <summary>A number is within bounds; null is.</summary>
    public void Range(int? value, int least, int most, string parameter)
    {
        if (value < least || value > most)
        {
            Wrong(parameter, string.Create(CultureInfo.InvariantCulture, $"must be from {least} to {most}"));
        }
    }

    /// <summary>An activity is one of the workspace; null is none.</summary>
    public ActivityState? Activity(WorkspaceState state, string? sid, string parameter)
    {
        if (sid is null)
        {
            return null;
        }

        var activity = state.Activities.Find(sid);
        if (activity is null)
        {
            Wrong(parameter, $"there is no activity {sid} in the workspace");
        }

        return activity;
    }

    /// <summary>Reads attributes.</summary>
    public AttributeSet? Attributes(string? json)
    {
        if (json is null)
        {
            return null;
        }

        if (AttributeSet.TryParse(json, out var set, out var error))
        {
            return set;
        }

        Wrong("Attributes", error.ToString());
        return null;
    }

    /// <summary>Reads an expression.</summary>
    public Expression? Expression(string text, ExpressionScope scope, string parameter)
    {
        if (Expressions.Expression.TryParse(text, scope, out var expression, out var error))
        {
            return expression;
        }

        Wrong(parameter, error.ToString());
        return null;
    }

    /// <summary>Notes a limit that is reached.</summary>
    public void Limit(int count, int most, string what)
    {
        if (count >= most)
        {
            _faults.Add(new(ErrorCatalogue.Conflict, string.Create(CultureInfo.InvariantCulture, $"The workspace has its {most} {what}: no more can be made")));
        }
    }
}
