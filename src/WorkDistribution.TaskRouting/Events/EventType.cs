namespace WorkDistribution.TaskRouting.Events;

/// <summary>What an event tells; <see cref="EventTypes"/> has the wire names.</summary>
public enum EventType
{
    /// <summary>task.created.</summary>
    TaskCreated,

    /// <summary>task.updated.</summary>
    TaskUpdated,

    /// <summary>task.canceled.</summary>
    TaskCanceled,

    /// <summary>task.wrapup.</summary>
    TaskWrapup,

    /// <summary>task.completed.</summary>
    TaskCompleted,

    /// <summary>task.deleted.</summary>
    TaskDeleted,

    /// <summary>task.system-deleted.</summary>
    TaskSystemDeleted,

    /// <summary>task.transfer-initiated.</summary>
    TaskTransferInitiated,

    /// <summary>task-queue.created.</summary>
    TaskQueueCreated,

    /// <summary>task-queue.updated.</summary>
    TaskQueueUpdated,

    /// <summary>task-queue.deleted.</summary>
    TaskQueueDeleted,

    /// <summary>task-queue.entered.</summary>
    TaskQueueEntered,

    /// <summary>task-queue.moved.</summary>
    TaskQueueMoved,

    /// <summary>task-queue.timeout.</summary>
    TaskQueueTimeout,

    /// <summary>task-queue.expression.updated.</summary>
    TaskQueueExpressionUpdated,

    /// <summary>reservation.created.</summary>
    ReservationCreated,

    /// <summary>reservation.accepted.</summary>
    ReservationAccepted,

    /// <summary>reservation.rejected.</summary>
    ReservationRejected,

    /// <summary>reservation.timeout.</summary>
    ReservationTimeout,

    /// <summary>reservation.canceled.</summary>
    ReservationCanceled,

    /// <summary>reservation.rescinded.</summary>
    ReservationRescinded,

    /// <summary>reservation.wrapup.</summary>
    ReservationWrapup,

    /// <summary>reservation.completed.</summary>
    ReservationCompleted,

    /// <summary>reservation.failed.</summary>
    ReservationFailed,

    /// <summary>worker.created.</summary>
    WorkerCreated,

    /// <summary>worker.deleted.</summary>
    WorkerDeleted,

    /// <summary>worker.activity.update.</summary>
    WorkerActivityUpdate,

    /// <summary>worker.attributes.update.</summary>
    WorkerAttributesUpdate,

    /// <summary>worker.capacity.update.</summary>
    WorkerCapacityUpdate,

    /// <summary>worker.channel.availability.update.</summary>
    WorkerChannelAvailabilityUpdate,

    /// <summary>workflow.created.</summary>
    WorkflowCreated,

    /// <summary>workflow.updated.</summary>
    WorkflowUpdated,

    /// <summary>workflow.deleted.</summary>
    WorkflowDeleted,

    /// <summary>workflow.entered.</summary>
    WorkflowEntered,

    /// <summary>workflow.target-matched.</summary>
    WorkflowTargetMatched,

    /// <summary>workflow.timeout.</summary>
    WorkflowTimeout,

    /// <summary>workflow.skipped.</summary>
    WorkflowSkipped,

    /// <summary>activity.created.</summary>
    ActivityCreated,

    /// <summary>activity.updated.</summary>
    ActivityUpdated,

    /// <summary>activity.deleted.</summary>
    ActivityDeleted,

    /// <summary>workspace.created.</summary>
    WorkspaceCreated,

    /// <summary>workspace.updated.</summary>
    WorkspaceUpdated,

    /// <summary>workspace.deleted.</summary>
    WorkspaceDeleted,
}
