using System.Text;

namespace WorkDistribution.TaskRouting.Expressions.Operands;

/// <summary>An attribute of the worker.</summary>
/// <param name="path">The attribute.</param>
/// <param name="hidesProperty">The name is also a system property's, so that it is written in brackets.</param>
internal sealed class WorkerAttributeOperand(AttributePath path, bool hidesProperty) : Operand
{
    /// <summary>The attribute.</summary>
    public AttributePath Path => path;

    /// <inheritdoc/>
    public override ExpressionInputs Inputs => ExpressionInputs.WorkerAttributes;

    /// <inheritdoc/>
    public override AttributeValue Resolve(in ExpressionContext context) => context.Worker is { } worker ? worker.Attributes.Get(path) : default;

    /// <inheritdoc/>
    public override void Print(StringBuilder builder)
    {
        builder.Append("worker");
        if (hidesProperty)
        {
            builder.Append("[\"").Append(path.Segments[0].Name).Append("\"]");
        }
        else
        {
            builder.Append(path);
        }
    }
}
