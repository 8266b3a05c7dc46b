using System.Text;

namespace WorkDistribution.TaskRouting.Expressions.Nodes;

/// <summary>NOT of a part.</summary>
/// <param name="part">What is turned round.</param>
internal sealed class NotNode(ExpressionNode part) : ExpressionNode
{
    /// <summary>What is turned round.</summary>
    public ExpressionNode Part => part;

    /// <inheritdoc/>
    public override ExpressionInputs Inputs => part.Inputs;

    /// <inheritdoc/>
    public override bool Evaluate(in ExpressionContext context) => !part.Evaluate(context);

    /// <inheritdoc/>
    public override void Print(StringBuilder builder)
    {
        builder.Append("NOT (");
        part.Print(builder);
        builder.Append(')');
    }
}
