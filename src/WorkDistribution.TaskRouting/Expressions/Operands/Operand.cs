using System.Text;

namespace WorkDistribution.TaskRouting.Expressions.Operands;

/// <summary>One side of a comparison.</summary>
internal abstract class Operand
{
    /// <summary>What it looks at.</summary>
    public abstract ExpressionInputs Inputs { get; }

    /// <summary>Its value; never throws, allocates nothing.</summary>
    public abstract AttributeValue Resolve(in ExpressionContext context);

    /// <summary>Writes it so that every scope that may have it reads the same.</summary>
    public abstract void Print(StringBuilder builder);

    /// <inheritdoc/>
    public sealed override string ToString()
    {
        var builder = new StringBuilder();
        Print(builder);
        return builder.ToString();
    }
}
