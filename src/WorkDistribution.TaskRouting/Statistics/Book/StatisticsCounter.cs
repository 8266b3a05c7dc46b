namespace WorkDistribution.TaskRouting.Statistics.Book;

/// <summary>What is counted. The order is on disk: new ones are added at the end.</summary>
public enum StatisticsCounter
{
    /// <summary>reservation.created.</summary>
    ReservationsCreated,

    /// <summary>reservation.accepted.</summary>
    ReservationsAccepted,

    /// <summary>reservation.rejected.</summary>
    ReservationsRejected,

    /// <summary>reservation.timeout.</summary>
    ReservationsTimedOut,

    /// <summary>reservation.canceled.</summary>
    ReservationsCanceled,

    /// <summary>reservation.rescinded.</summary>
    ReservationsRescinded,

    /// <summary>reservation.completed.</summary>
    ReservationsCompleted,

    /// <summary>task.created.</summary>
    TasksCreated,

    /// <summary>task-queue.entered of a queue, workflow.entered of a workflow.</summary>
    TasksEntered,

    /// <summary>task-queue.moved; of a queue: left it.</summary>
    TasksMoved,

    /// <summary>task.canceled.</summary>
    TasksCanceled,

    /// <summary>task.completed.</summary>
    TasksCompleted,

    /// <summary>task.deleted and task.system-deleted.</summary>
    TasksDeleted,

    /// <summary>workflow.timeout.</summary>
    TasksTimedOutInWorkflow,
}
