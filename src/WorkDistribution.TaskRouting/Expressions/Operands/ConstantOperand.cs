using System.Text;

namespace WorkDistribution.TaskRouting.Expressions.Operands;

/// <summary>A constant or a list of constants.</summary>
internal sealed class ConstantOperand(AttributeValue value) : Operand
{
    /// <summary>true.</summary>
    public static ConstantOperand True { get; } = new(AttributeValue.From(true));

    /// <summary>The constant.</summary>
    public AttributeValue Value => value;

    /// <inheritdoc/>
    public override ExpressionInputs Inputs => ExpressionInputs.None;

    /// <inheritdoc/>
    public override AttributeValue Resolve(in ExpressionContext context) => value;

    /// <inheritdoc/>
    public override void Print(StringBuilder builder) => value.Print(builder);
}
