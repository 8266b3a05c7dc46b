using System.Text;

namespace WorkDistribution.TaskRouting.Expressions.Operands;

/// <summary>A system property of the worker. It hides an attribute of the same name: workers may write their own attributes, and must not pass for others.</summary>
/// <param name="name">sid, friendly_name, activity_sid or activity_name.</param>
internal sealed class WorkerPropertyOperand(string name) : Operand
{
    private readonly WorkerProperty _property = Named(name);

    /// <summary>Whether a worker has a system property of this name.</summary>
    public static bool IsProperty(string? name) => name is "sid" or "friendly_name" or "activity_sid" or "activity_name";

    /// <summary>worker.sid.</summary>
    public bool IsSid => _property == WorkerProperty.Sid;

    /// <inheritdoc/>
    public override ExpressionInputs Inputs => _property is WorkerProperty.Sid or WorkerProperty.FriendlyName ? ExpressionInputs.WorkerIdentity : ExpressionInputs.WorkerActivity;

    /// <inheritdoc/>
    public override AttributeValue Resolve(in ExpressionContext context) => context.Worker is not { } worker
        ? default
        : AttributeValue.From(_property switch
        {
            WorkerProperty.Sid => worker.Sid,
            WorkerProperty.FriendlyName => worker.FriendlyName,
            WorkerProperty.ActivitySid => worker.ActivitySid,
            _ => worker.ActivityName,
        });

    /// <inheritdoc/>
    public override void Print(StringBuilder builder) => builder.Append("worker.").Append(name);

    private static WorkerProperty Named(string name) => name switch
    {
        "sid" => WorkerProperty.Sid,
        "friendly_name" => WorkerProperty.FriendlyName,
        "activity_sid" => WorkerProperty.ActivitySid,
        _ => WorkerProperty.ActivityName,
    };
}
