using System.Text;

namespace WorkDistribution.TaskRouting.Expressions.Operands;

/// <summary>workers.available, workers.unavailable or workers.WA...: workers of the queue by activity.</summary>
/// <param name="name">What stands after the dot.</param>
internal sealed class WorkerCountOperand(string name) : Operand
{
    /// <inheritdoc/>
    public override ExpressionInputs Inputs => ExpressionInputs.WorkerCounts;

    /// <inheritdoc/>
    public override AttributeValue Resolve(in ExpressionContext context) => context.Workers is not { } workers
        ? default
        : AttributeValue.From(name switch
        {
            "available" => workers.Available,
            "unavailable" => workers.Unavailable,
            _ => workers.In(name),
        });

    /// <inheritdoc/>
    public override void Print(StringBuilder builder) => builder.Append("workers.").Append(name);
}
