namespace WorkDistribution.TaskRouting.Expressions.Operands;

/// <summary>System properties of a task, written after <c>task.</c>.</summary>
internal enum TaskProperty
{
    /// <summary>None.</summary>
    None,

    /// <summary>sid.</summary>
    Sid,

    /// <summary>priority.</summary>
    Priority,

    /// <summary>age, in whole seconds.</summary>
    Age,

    /// <summary>task_channel_sid.</summary>
    TaskChannelSid,

    /// <summary>task_channel_unique_name.</summary>
    TaskChannelUniqueName,

    /// <summary>workflow_sid.</summary>
    WorkflowSid,

    /// <summary>task_queue_sid.</summary>
    TaskQueueSid,

    /// <summary>times_queued.</summary>
    TimesQueued,
}
