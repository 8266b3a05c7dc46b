namespace WorkDistribution.TaskRouting.Expressions;

/// <summary>What an expression looks at: when none of it changes, neither does the result.</summary>
[Flags]
public enum ExpressionInputs
{
    /// <summary>Nothing: the result is always the same.</summary>
    None = 0,

    /// <summary>The task's attributes.</summary>
    TaskAttributes = 1,

    /// <summary>task.sid, task_channel_sid, task_channel_unique_name, workflow_sid: they never change.</summary>
    TaskIdentity = 2,

    /// <summary>task.priority.</summary>
    TaskPriority = 4,

    /// <summary>task.age: changes by itself.</summary>
    TaskAge = 8,

    /// <summary>task.task_queue_sid and task.times_queued.</summary>
    TaskQueue = 16,

    /// <summary>The worker's attributes.</summary>
    WorkerAttributes = 32,

    /// <summary>worker.sid and worker.friendly_name.</summary>
    WorkerIdentity = 64,

    /// <summary>worker.activity_sid and worker.activity_name.</summary>
    WorkerActivity = 128,

    /// <summary>worker.channel.*.</summary>
    WorkerChannels = 256,

    /// <summary>workers.*: how many workers of a queue are in which activity.</summary>
    WorkerCounts = 512,

    /// <summary>taskrouter.*: the time of day. Changes by itself.</summary>
    Clock = 1024,

    /// <summary>Anything of the task.</summary>
    Task = TaskAttributes | TaskIdentity | TaskPriority | TaskAge | TaskQueue,

    /// <summary>Anything of the worker.</summary>
    Worker = WorkerAttributes | WorkerIdentity | WorkerActivity | WorkerChannels,

    /// <summary>What changes by time alone.</summary>
    Time = TaskAge | Clock,
}
