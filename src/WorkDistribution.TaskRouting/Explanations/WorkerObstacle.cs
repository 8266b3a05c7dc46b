namespace WorkDistribution.TaskRouting.Explanations;

/// <summary>What stands against giving a task to a worker, the first that does, in this order.</summary>
public enum WorkerObstacle
{
    /// <summary>Nothing: the task goes to such a worker as soon as its turn comes.</summary>
    None,

    /// <summary>It has the task, or the offer of it.</summary>
    Has,

    /// <summary>The queue's expression does not select it.</summary>
    NotInQueue,

    /// <summary>The target's expression, or its known worker, does not select it.</summary>
    NotInTarget,

    /// <summary>Its activity is not available.</summary>
    NotAvailable,

    /// <summary>It let an offer time out and has not updated itself since (R3-48).</summary>
    MustUpdate,

    /// <summary>It does not take this channel's tasks.</summary>
    ChannelNotAvailable,

    /// <summary>It has as many tasks of this channel as it can.</summary>
    NoCapacity,

    /// <summary>It has rejected this task, or let its offer time out.</summary>
    Declined,
}
