using System.Text;

namespace WorkDistribution.TaskRouting.Expressions.Operands;

/// <summary>An attribute of the task, or, where it has none of that name, the system property of that name.</summary>
/// <remarks>
/// The attribute goes first because tasks are described by their makers, who may well call something <c>priority</c>. A name without prefix is an attribute only: <c>priority != null</c> in a filter asks whether the maker gave one.
/// </remarks>
internal sealed class TaskOperand : Operand
{
    private static readonly Dictionary<string, TaskProperty> Properties = new(StringComparer.Ordinal)
    {
        ["sid"] = TaskProperty.Sid,
        ["priority"] = TaskProperty.Priority,
        ["age"] = TaskProperty.Age,
        ["task_channel_sid"] = TaskProperty.TaskChannelSid,
        ["task_channel_unique_name"] = TaskProperty.TaskChannelUniqueName,
        ["workflow_sid"] = TaskProperty.WorkflowSid,
        ["task_queue_sid"] = TaskProperty.TaskQueueSid,
        ["times_queued"] = TaskProperty.TimesQueued,
    };

    private readonly AttributePath _path;
    private readonly TaskProperty _property;
    private readonly bool _hidesProperty;

    /// <param name="path">The attribute.</param>
    /// <param name="attributeOnly">Never the system property of that name.</param>
    public TaskOperand(AttributePath path, bool attributeOnly)
    {
        _path = path;
        if (path.Segments is [{ Name: { } name }] && Properties.TryGetValue(name, out var property))
        {
            _hidesProperty = attributeOnly;
            _property = attributeOnly ? TaskProperty.None : property;
        }
    }

    /// <inheritdoc/>
    public override ExpressionInputs Inputs => ExpressionInputs.TaskAttributes | _property switch
    {
        TaskProperty.None => ExpressionInputs.None,
        TaskProperty.Priority => ExpressionInputs.TaskPriority,
        TaskProperty.Age => ExpressionInputs.TaskAge,
        TaskProperty.TaskQueueSid or TaskProperty.TimesQueued => ExpressionInputs.TaskQueue,
        _ => ExpressionInputs.TaskIdentity,
    };

    /// <inheritdoc/>
    public override AttributeValue Resolve(in ExpressionContext context)
    {
        if (context.Task is not { } task)
        {
            return default;
        }

        var value = task.Attributes.Get(_path);
        return value.Kind != AttributeKind.Missing ? value : _property switch
        {
            TaskProperty.Sid => AttributeValue.From(task.Sid),
            TaskProperty.Priority => AttributeValue.From(task.Priority),
            TaskProperty.Age => AttributeValue.From((long)Math.Max(0, (context.Now - task.StartTime).TotalSeconds)),
            TaskProperty.TaskChannelSid => AttributeValue.From(task.TaskChannelSid),
            TaskProperty.TaskChannelUniqueName => AttributeValue.From(task.TaskChannelUniqueName),
            TaskProperty.WorkflowSid => AttributeValue.From(task.WorkflowSid),
            TaskProperty.TaskQueueSid => AttributeValue.From(task.TaskQueueSid),
            TaskProperty.TimesQueued => AttributeValue.From(task.TimesQueued),
            _ => default,
        };
    }

    /// <inheritdoc/>
    public override void Print(StringBuilder builder)
    {
        builder.Append("task");
        if (_hidesProperty)
        {
            builder.Append("[\"").Append(_path.Segments[0].Name).Append("\"]");
        }
        else
        {
            builder.Append(_path);
        }
    }
}
