using System.Text;

namespace WorkDistribution.TaskRouting.Expressions.Nodes;

/// <summary>Always true or always false.</summary>
internal sealed class ConstantNode : ExpressionNode
{
    private readonly bool _value;

    private ConstantNode(bool value) => _value = value;

    /// <summary>Always true.</summary>
    public static ConstantNode True { get; } = new(true);

    /// <summary>Always false.</summary>
    public static ConstantNode False { get; } = new(false);

    /// <inheritdoc/>
    public override ExpressionInputs Inputs => ExpressionInputs.None;

    /// <summary>The one that has this value.</summary>
    public static ConstantNode Of(bool value) => value ? True : False;

    /// <inheritdoc/>
    public override bool Evaluate(in ExpressionContext context) => _value;

    /// <inheritdoc/>
    public override void Print(StringBuilder builder) => builder.Append(_value ? "1 == 1" : "1 == 0");
}
