namespace WorkDistribution.TaskRouting.Expressions;

/// <summary>What an expression may know of a task. Read on the thread that evaluates.</summary>
public interface ITaskFacts
{
    /// <summary>Its attributes.</summary>
    AttributeSet Attributes { get; }

    /// <summary>task.sid.</summary>
    string Sid { get; }

    /// <summary>task.priority.</summary>
    int Priority { get; }

    /// <summary>The time from which task.age counts, in whole seconds.</summary>
    DateTimeOffset StartTime { get; }

    /// <summary>task.task_channel_sid.</summary>
    string? TaskChannelSid { get; }

    /// <summary>task.task_channel_unique_name.</summary>
    string? TaskChannelUniqueName { get; }

    /// <summary>task.workflow_sid; null: none.</summary>
    string? WorkflowSid { get; }

    /// <summary>task.task_queue_sid; null: in none.</summary>
    string? TaskQueueSid { get; }

    /// <summary>task.times_queued: how often it entered a queue (R3-37).</summary>
    int TimesQueued { get; }
}
