using System.Text;

namespace WorkDistribution.TaskRouting.Expressions.Nodes;

/// <summary>AND or OR of two parts or more.</summary>
/// <param name="isAnd">AND.</param>
/// <param name="parts">The parts, evaluated in this order until one decides.</param>
internal sealed class JunctionNode(bool isAnd, ExpressionNode[] parts) : ExpressionNode
{
    /// <summary>AND, not OR.</summary>
    public bool IsAnd => isAnd;

    /// <summary>The parts.</summary>
    public ReadOnlySpan<ExpressionNode> Parts => parts;

    /// <inheritdoc/>
    public override ExpressionInputs Inputs { get; } = parts.Aggregate(ExpressionInputs.None, (inputs, part) => inputs | part.Inputs);

    /// <inheritdoc/>
    public override bool Evaluate(in ExpressionContext context)
    {
        foreach (var part in parts)
        {
            if (part.Evaluate(context) != isAnd)
            {
                return !isAnd;
            }
        }

        return isAnd;
    }

    /// <inheritdoc/>
    public override void Print(StringBuilder builder)
    {
        for (var i = 0; i < parts.Length; i++)
        {
            if (i > 0)
            {
                builder.Append(isAnd ? " AND " : " OR ");
            }

            if (parts[i] is JunctionNode)
            {
                builder.Append('(');
                parts[i].Print(builder);
                builder.Append(')');
            }
            else
            {
                parts[i].Print(builder);
            }
        }
    }
}
