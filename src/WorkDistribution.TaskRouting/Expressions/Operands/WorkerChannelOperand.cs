using System.Text;

namespace WorkDistribution.TaskRouting.Expressions.Operands;

/// <summary>worker.channel.NAME.PROPERTY: what the worker has of a task channel; missing when there is no such channel.</summary>
/// <param name="channel">The channel's unique name.</param>
/// <param name="property">available, configured_capacity, assigned_tasks or available_capacity_percentage.</param>
internal sealed class WorkerChannelOperand(string channel, string property) : Operand
{
    /// <summary>Whether channels have a property of this name.</summary>
    public static bool IsProperty(string? name) => name is "available" or "configured_capacity" or "assigned_tasks" or "available_capacity_percentage";

    /// <inheritdoc/>
    public override ExpressionInputs Inputs => ExpressionInputs.WorkerChannels;

    /// <inheritdoc/>
    public override AttributeValue Resolve(in ExpressionContext context)
    {
        if (context.Worker is not { } worker || !worker.TryGetChannel(channel, out var facts))
        {
            return default;
        }

        return property switch
        {
            "available" => AttributeValue.From(facts.Available),
            "configured_capacity" => AttributeValue.From(facts.ConfiguredCapacity),
            "assigned_tasks" => AttributeValue.From(facts.AssignedTasks),
            _ => AttributeValue.From(facts.AvailableCapacityPercentage),
        };
    }

    /// <inheritdoc/>
    public override void Print(StringBuilder builder) => builder.Append("worker.channel").Append(AttributePath.Of(channel)).Append('.').Append(property);
}
