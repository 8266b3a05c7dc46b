using System.Collections.Immutable;
using WorkDistribution.TaskRouting.Expressions.Operands;

namespace WorkDistribution.TaskRouting.Expressions.Nodes;

/// <summary>Evaluates every part of an expression and notes what it came to.</summary>
/// <param name="text">The text the nodes were read from.</param>
internal sealed class ExpressionTracer(string text)
{
    private const int LongestValue = 200;

    /// <summary>What a node came to.</summary>
    public ExpressionTrace Trace(ExpressionNode node, in ExpressionContext context)
    {
        var parts = ImmutableArray.CreateBuilder<ExpressionTrace>();
        string? left = null;
        string? right = null;
        switch (node)
        {
            case JunctionNode junction:
                foreach (var part in junction.Parts)
                {
                    parts.Add(Trace(part, context));
                }

                break;
            case NotNode not:
                parts.Add(Trace(not.Part, context));
                break;
            case ComparisonNode comparison:
                left = Shown(comparison.Left, context);
                right = Shown(comparison.Right, context);
                break;
            case TruthNode truth:
                left = Shown(truth.Operand, context);
                break;
        }

        return new(node.End > node.Start ? text[node.Start..node.End] : node.ToString(), node.Evaluate(context), left, right, parts.ToImmutable());
    }

    private static string Shown(Operand operand, in ExpressionContext context)
    {
        var value = operand.Resolve(context);
        var shown = value.Kind == AttributeKind.Missing ? "missing" : value.ToString();
        return shown.Length <= LongestValue ? shown : $"{shown.AsSpan(0, LongestValue)}...";
    }
}
