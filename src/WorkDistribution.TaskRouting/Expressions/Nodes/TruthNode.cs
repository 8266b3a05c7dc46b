using System.Text;
using WorkDistribution.TaskRouting.Expressions.Operands;

namespace WorkDistribution.TaskRouting.Expressions.Nodes;

/// <summary>A value that stands alone: it holds when it is true, and only then; the same as <c>== true</c>.</summary>
/// <param name="operand">The value.</param>
internal sealed class TruthNode(Operand operand) : ExpressionNode
{
    /// <summary>The value.</summary>
    public Operand Operand => operand;

    /// <inheritdoc/>
    public override ExpressionInputs Inputs => operand.Inputs;

    /// <inheritdoc/>
    public override bool Evaluate(in ExpressionContext context) => operand.Resolve(context).Boolean;

    /// <inheritdoc/>
    public override void Print(StringBuilder builder) => operand.Print(builder);
}
