using System.Text;
using WorkDistribution.TaskRouting.Expressions.Operands;

namespace WorkDistribution.TaskRouting.Expressions.Nodes;

/// <summary>Two values and an operator.</summary>
/// <param name="left">Left value.</param>
/// <param name="comparison">Operator.</param>
/// <param name="right">Right value.</param>
internal sealed class ComparisonNode(Operand left, ComparisonOperator comparison, Operand right) : ExpressionNode
{
    /// <summary>Left value.</summary>
    public Operand Left => left;

    /// <summary>Operator.</summary>
    public ComparisonOperator Comparison => comparison;

    /// <summary>Right value.</summary>
    public Operand Right => right;

    /// <inheritdoc/>
    public override ExpressionInputs Inputs { get; } = left.Inputs | right.Inputs;

    /// <inheritdoc/>
    public override bool Evaluate(in ExpressionContext context) => ValueComparison.Evaluate(comparison, left.Resolve(context), right.Resolve(context));

    /// <inheritdoc/>
    public override void Print(StringBuilder builder)
    {
        left.Print(builder);
        builder.Append(' ').Append(ExpressionText.Of(comparison)).Append(' ');
        right.Print(builder);
    }
}
