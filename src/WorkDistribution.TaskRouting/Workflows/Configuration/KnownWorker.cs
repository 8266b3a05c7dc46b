using System.Diagnostics.CodeAnalysis;
using WorkDistribution.TaskRouting.Expressions;
using WorkDistribution.TaskRouting.Expressions.Operands;
using WorkDistribution.TaskRouting.Expressions.Parsing;

namespace WorkDistribution.TaskRouting.Workflows.Configuration;

/// <summary>known_worker_sid or known_worker_friendly_name: the worker a target is for, named by the task (<c>task.agent_sid</c>) or by the document itself.</summary>
public sealed class KnownWorker
{
    private readonly Operand _worker;

    private KnownWorker(string text, bool byFriendlyName, Operand worker)
    {
        Text = text;
        ByFriendlyName = byFriendlyName;
        _worker = worker;
    }

    /// <summary>As written.</summary>
    public string Text { get; }

    /// <summary>The worker is named by friendly name; otherwise by identifier.</summary>
    public bool ByFriendlyName { get; }

    /// <summary>The worker's identifier or name for a task; null when the task does not say, or says something else than text.</summary>
    public string? Find(in ExpressionContext context) => _worker.Resolve(context) is { Kind: AttributeKind.String } value ? value.Text.ToString() : null;

    /// <summary>Reads the value of the key: <c>task.</c> and an attribute, a string in quotes, or a plain identifier or name.</summary>
    internal static bool TryParse(string text, bool byFriendlyName, [NotNullWhen(true)] out KnownWorker? worker, [NotNullWhen(false)] out ExpressionError? error)
    {
        worker = null;
        error = null;
        try
        {
            var isExpression = text.StartsWith("task.", StringComparison.Ordinal) || text.StartsWith("task[", StringComparison.Ordinal) || text is ['"', ..] or ['\'', ..];
            worker = new(text, byFriendlyName, isExpression ? new ExpressionParser(text, ExpressionScope.Task).ParseValue() : new ConstantOperand(AttributeValue.From(text)));
            return true;
        }
        catch (ExpressionSyntaxException bad)
        {
            error = bad.Error;
            return false;
        }
    }
}
