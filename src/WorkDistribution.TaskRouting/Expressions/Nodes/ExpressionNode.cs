using System.Text;

namespace WorkDistribution.TaskRouting.Expressions.Nodes;

/// <summary>Part of an expression. Immutable.</summary>
internal abstract class ExpressionNode
{
    /// <summary>Where it begins in the text it was read from.</summary>
    public int Start { get; init; }

    /// <summary>Where it ends.</summary>
    public int End { get; init; }

    /// <summary>What it looks at.</summary>
    public abstract ExpressionInputs Inputs { get; }

    /// <summary>Its result; never throws, allocates nothing.</summary>
    public abstract bool Evaluate(in ExpressionContext context);

    /// <summary>Writes it, with parentheses where they are needed.</summary>
    public abstract void Print(StringBuilder builder);

    /// <inheritdoc/>
    public sealed override string ToString()
    {
        var builder = new StringBuilder();
        Print(builder);
        return builder.ToString();
    }
}
